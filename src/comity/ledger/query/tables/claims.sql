-- Current claims of every kind: who says it, when, and where the words stand (code points of the text).
-- What is only in the payload comes last, as one JSON array.
SELECT
    c.id, c.document, c.kind, c.evidence_start, c.evidence_end, c.publisher, c.speaker, c.speaker_type, c.speaker_state,
    c.asserted_first, c.asserted_last, c.modality, c.is_denied, c.reader, c.extractor,
    json_extract(c.payload, '$.chain', '$.passage.start', '$.passage.end', '$.is_attributed', '$.engine')
FROM current_claim AS c
JOIN document ON document.id = c.document
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
