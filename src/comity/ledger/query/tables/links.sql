-- Sentences that tie one record or quantity to another.
-- What is only in the payload comes last, as one JSON array.
SELECT kind, source, target, document, start, "end", json_extract(payload, '$.because', '$.note')
FROM link ORDER BY document, start, "end", kind, source, target
