-- Current figure claims as flat rows, of a pair of states in either direction or all: by document (address, id), place and id.
SELECT
    current_claim.id,
    (SELECT record FROM record_claim WHERE record_claim.claim = current_claim.id AND part = 'of' AND record GLOB 'q_*' ORDER BY record LIMIT 1),
    (SELECT origin FROM origin_claim WHERE origin_claim.claim = current_claim.id LIMIT 1),
    indicator, current_claim.payload ->> '$.payload.scope', reporter, partner, direction, product, relation, value, value_high, unit,
    hedge, strict_low, strict_high, lenient_low, lenient_high, period_first, period_last, base_first, base_last, modality, is_denied,
    speaker, publisher, asserted_first, asserted_last, document.address, document.text, current_claim.document, evidence_start,
    evidence_end, reader, extractor
FROM current_claim
JOIN document ON document.id = current_claim.document
WHERE kind = 'figure'
AND (:left IS NULL OR (reporter = :left AND partner = :right) OR (reporter = :right AND partner = :left))
AND (:indicator IS NULL OR indicator = :indicator OR substr(indicator, 1, length(:indicator) + 1) = :indicator || '.')
ORDER BY document.address, document.id, evidence_start, evidence_end, current_claim.id
