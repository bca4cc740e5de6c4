-- Documents that share text.
SELECT
    "left", "right", kind, share, coalesce(json_extract(payload, '$.is_direction_known'), 0),
    json_extract(payload, '$.reasons')
FROM copy ORDER BY "left", "right", kind
