-- Current figure claims of one pair of states in either direction: by document (address, id), place and id.
SELECT current_claim.payload
FROM (
    SELECT * FROM claim WHERE kind = 'figure' AND reporter = :left AND partner = :right
    UNION ALL
    SELECT * FROM claim WHERE kind = 'figure' AND reporter = :right AND partner = :left AND :left <> :right
) AS current_claim
JOIN standing ON standing.document = current_claim.document AND standing.reading = current_claim.reading
JOIN document ON document.id = current_claim.document
ORDER BY document.address, document.id, current_claim.evidence_start, current_claim.evidence_end, current_claim.id
