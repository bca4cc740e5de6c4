-- Current statements.
-- What is only in the payload comes last, as one JSON array.
SELECT c.id, c.document, c.speaker, c.form, json_extract(c.payload, '$.payload.cue', '$.payload.kind')
FROM current_claim AS c
JOIN document ON document.id = c.document
WHERE c.kind = 'statement'
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
