-- Current figure claims of one pair of states in either direction: by document (address, id), place and id.
SELECT counting_claim.payload
FROM counting_claim
JOIN document ON document.id = counting_claim.document
WHERE counting_claim.kind = 'figure'
AND (
    (counting_claim.reporter = :left AND counting_claim.partner = :right)
    OR (counting_claim.reporter = :right AND counting_claim.partner = :left)
)
ORDER BY document.address, document.id, counting_claim.evidence_start, counting_claim.evidence_end, counting_claim.id
