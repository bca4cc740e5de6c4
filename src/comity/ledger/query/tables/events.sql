-- Current claims on events.
SELECT
    c.id, c.document, c.type, json_extract(c.payload, '$.payload.root'), c.parties, c.date_first, c.date_last,
    json_extract(c.payload, '$.payload.place'), c.modality, c.is_denied
FROM current_claim AS c
JOIN document ON document.id = c.document
WHERE c.kind = 'event'
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
