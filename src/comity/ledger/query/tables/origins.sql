-- Independent witnesses.
-- What is only in the payload comes last, as one JSON array.
SELECT id, voice, state, is_certain, json_extract(payload, '$.voice.type', '$.documents', '$.reasons')
FROM origin ORDER BY id
