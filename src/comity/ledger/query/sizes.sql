-- How many fingerprints the documents at some places have; :places is a JSON array.
SELECT place, size FROM fingerprinted WHERE place IN (SELECT value FROM json_each(:places)) ORDER BY place
