-- Agreements, projects, measures, events and persons that claims of several documents are about.
SELECT
    id, kind, name, json_extract(payload, '$.names'), type, parties, coalesce(json_extract(payload, '$.sectors'), '[]'),
    date_first, date_last
FROM matter ORDER BY id
