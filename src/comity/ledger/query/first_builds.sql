-- The build that each of some documents came with; the documents are a JSON list of ids.
SELECT document, min(build) FROM metadata WHERE document IN (SELECT value FROM json_each(:documents)) GROUP BY document
