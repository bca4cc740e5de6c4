-- The current claims of one document: by place and id.
SELECT payload
FROM claim
WHERE reading = (SELECT reading FROM standing WHERE document = :document)
ORDER BY evidence_start, evidence_end, id
