-- Sentences that tie one record or quantity to another.
SELECT
    kind, source, target, document, start, "end", json_extract(payload, '$.because'), json_extract(payload, '$.note')
FROM link ORDER BY document, start, "end", kind, source, target
