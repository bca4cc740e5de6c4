-- Current statements of one document: by place and id.
SELECT payload
FROM claim
WHERE kind = 'statement' AND reading = (SELECT reading FROM standing WHERE document = :document)
ORDER BY evidence_start, evidence_end, id
