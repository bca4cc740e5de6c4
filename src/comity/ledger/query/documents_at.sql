-- The documents at some places; :places is a JSON array.
SELECT place, document FROM fingerprinted WHERE place IN (SELECT value FROM json_each(:places)) ORDER BY place
