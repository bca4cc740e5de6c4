-- Agreements, projects, measures, events and persons that claims of several documents are about.
-- What is only in the payload comes last, as one JSON array.
SELECT
    id, kind, name, type, date_first, date_last, json_extract(payload, '$.names', '$.parties', '$.sectors')
FROM matter ORDER BY id
