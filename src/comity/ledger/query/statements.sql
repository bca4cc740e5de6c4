-- All current statements: by document (address, id), place and id.
SELECT counting_claim.payload
FROM counting_claim
JOIN document ON document.id = counting_claim.document
WHERE counting_claim.kind = 'statement'
ORDER BY document.address, document.id, counting_claim.evidence_start, counting_claim.evidence_end, counting_claim.id
