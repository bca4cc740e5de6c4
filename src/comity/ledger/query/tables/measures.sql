-- Current claims on measures of states and bodies.
SELECT
    c.id, c.document, c.type, c.action, json_extract(c.payload, '$.payload.imposer'),
    json_extract(c.payload, '$.payload.target'), json_extract(c.payload, '$.payload.object'), c.date_first, c.date_last,
    c.modality, c.is_denied
FROM current_claim AS c
JOIN document ON document.id = c.document
WHERE c.kind = 'measure'
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
