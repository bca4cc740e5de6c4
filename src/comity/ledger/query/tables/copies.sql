-- Documents that share text.
-- What is only in the payload comes last, as one JSON array.
SELECT "left", "right", kind, share, json_extract(payload, '$.is_direction_known', '$.reasons')
FROM copy ORDER BY "left", "right", kind
