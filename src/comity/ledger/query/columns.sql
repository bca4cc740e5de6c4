-- Figure claims as columns in no order: their id, the number of their reading, which tells whether they are current and of which
-- document, their place in it, and then words and values. Words that mostly come together come as one JSON array, of which there
-- are few, so that each is taken apart once. Without an index rows are read in the order in which they lie.
SELECT
    id, reading, evidence_start, evidence_end, json_array(speaker), json_array(reporter, partner),
    json_array(indicator, relation, direction, product, unit, modality),
    json_array(period_first, period_last, base_first, base_last), value, strict_low, strict_high, lenient_low, lenient_high
FROM claim NOT INDEXED
WHERE kind = 'figure'
