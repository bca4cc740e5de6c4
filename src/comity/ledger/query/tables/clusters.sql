-- Statements that belong together, with a verdict on them.
-- What is only in the payload comes last, as one JSON array.
SELECT id, kind, verdict, origins, json_extract(payload, '$.factor', '$.derived', '$.note')
FROM cluster ORDER BY id
