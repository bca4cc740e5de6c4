-- What follows for quantities; no limit where nothing limits it.
-- What is only in the payload comes last, as one JSON array.
SELECT
    quantity, strict_low, strict_high, lenient_low, lenient_high, nominal, is_stated,
    json_extract(payload, '$.because', '$.quantity')
FROM bound ORDER BY quantity
