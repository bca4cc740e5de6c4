-- Current statements of one document: by place and id.
SELECT payload
FROM current_claim
WHERE kind = 'statement' AND document = :document
ORDER BY evidence_start, evidence_end, id
