-- All current figure claims: by document (address, id), place and id.
SELECT current_claim.payload
FROM current_claim
JOIN document ON document.id = current_claim.document
WHERE current_claim.kind = 'figure'
ORDER BY document.address, document.id, current_claim.evidence_start, current_claim.evidence_end, current_claim.id
