-- The claims of all documents that count under rulings: by document (address, id), place in its words, and id.
SELECT counting_claim.payload
FROM counting_claim
JOIN document ON document.id = counting_claim.document
ORDER BY document.address, document.id, counting_claim.evidence_start, counting_claim.evidence_end, counting_claim.id
