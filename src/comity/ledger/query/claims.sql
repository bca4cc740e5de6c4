-- The current claims of all documents: by document (address, id), place in its words, and id.
SELECT current_claim.payload
FROM current_claim
JOIN document ON document.id = current_claim.document
ORDER BY document.address, document.id, current_claim.evidence_start, current_claim.evidence_end, current_claim.id
