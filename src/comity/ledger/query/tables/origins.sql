-- Independent witnesses.
SELECT
    id, voice, json_extract(payload, '$.voice.type'), state, is_certain, json_extract(payload, '$.documents'),
    json_extract(payload, '$.reasons')
FROM origin ORDER BY id
