-- Current claims on measures of states and bodies.
-- What is only in the payload comes last, as one JSON array.
SELECT
    c.id, c.document, c.type, c.action, c.date_first, c.date_last, c.modality, c.is_denied,
    json_extract(
        c.payload, '$.payload.imposer', '$.payload.target', '$.payload.object', '$.payload.until.first', '$.payload.until.last',
        '$.payload.basis'
    )
FROM current_claim AS c
JOIN document ON document.id = c.document
WHERE c.kind = 'measure'
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
