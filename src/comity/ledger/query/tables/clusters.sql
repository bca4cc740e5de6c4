-- Statements that belong together, with a verdict on them.
SELECT
    id, kind, verdict, origins, json_extract(payload, '$.factor'), coalesce(json_extract(payload, '$.derived'), '{}'),
    json_extract(payload, '$.note')
FROM cluster ORDER BY id
