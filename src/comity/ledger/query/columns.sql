-- Figure claims as columns in no order, after what tells whether they are current and gives their order: the number of their
-- reading, their document, and their place in it. To look up each document's reading here would take half as long again.
SELECT
    reading, document, evidence_start, evidence_end, id, indicator, relation, reporter, partner, direction, product, unit,
    modality, speaker, period_first, period_last, base_first, base_last, value, strict_low, strict_high, lenient_low, lenient_high
FROM claim
WHERE kind = 'figure'
