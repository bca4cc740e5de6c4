-- Current figure claims as columns, in the order of the claims.
SELECT
    current_claim.id, current_claim.document, indicator, relation, reporter, partner, direction, product, unit, modality, speaker,
    period_first, period_last, base_first, base_last, value, strict_low, strict_high, lenient_low, lenient_high
FROM current_claim
JOIN document ON document.id = current_claim.document
WHERE kind = 'figure'
ORDER BY document.address, document.id, evidence_start, evidence_end, current_claim.id
