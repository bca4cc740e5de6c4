-- Current claims of every kind: who says it, when, and where the words stand (code points of the text).
SELECT
    c.id, c.document, c.kind, c.evidence_start, c.evidence_end,
    json_extract(c.payload, '$.passage.start'), json_extract(c.payload, '$.passage.end'),
    substr(text.words, c.evidence_start + 1, c.evidence_end - c.evidence_start),
    c.publisher, c.speaker, c.speaker_type, c.speaker_state, json_extract(c.payload, '$.chain[#-1].office'),
    (SELECT json_group_array(json_extract(voice.value, '$.name')) FROM json_each(c.payload, '$.chain') AS voice),
    c.asserted_first, c.asserted_last, c.modality, c.is_denied, coalesce(json_extract(c.payload, '$.is_attributed'), 0),
    c.reader, c.extractor, json_extract(c.payload, '$.engine')
FROM current_claim AS c
JOIN document ON document.id = c.document
JOIN text ON text.id = document.text
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
