-- Current figure claims of one pair of states in either direction: by document (address, id), place and id.
SELECT current_claim.payload
FROM current_claim
JOIN document ON document.id = current_claim.document
WHERE current_claim.kind = 'figure'
AND (
    (current_claim.reporter = :left AND current_claim.partner = :right)
    OR (current_claim.reporter = :right AND current_claim.partner = :left)
)
ORDER BY document.address, document.id, current_claim.evidence_start, current_claim.evidence_end, current_claim.id
