-- Current figure claims: values are in base units, limits as in `Figure`.
-- What is only in the payload comes last, as one JSON array.
SELECT
    c.id, c.document, c.indicator, c.reporter, c.partner, c.direction, c.product, c.relation, c.value, c.value_high, c.unit,
    c.hedge, c.strict_low, c.strict_high, c.lenient_low, c.lenient_high, c.period_first, c.period_last, c.base_first, c.base_last,
    c.modality, c.is_denied, c.speaker, json_extract(c.payload, '$.payload.wording', '$.payload.scope')
FROM current_claim AS c
JOIN document ON document.id = c.document
WHERE c.kind = 'figure'
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
