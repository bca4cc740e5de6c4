-- What follows for quantities; no limit where nothing limits it.
SELECT quantity, strict_low, strict_high, lenient_low, lenient_high, nominal, is_stated, json_extract(payload, '$.because')
FROM bound ORDER BY quantity
