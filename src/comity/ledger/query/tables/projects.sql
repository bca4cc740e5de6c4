-- Current claims on projects.
SELECT
    c.id, c.document, json_extract(c.payload, '$.payload.name'), c.type, c.action, c.parties, c.date_first, c.date_last,
    json_extract(c.payload, '$.payload.place'), coalesce(json_extract(c.payload, '$.payload.sectors'), '[]'),
    coalesce(json_extract(c.payload, '$.payload.owners'), '[]'), c.modality, c.is_denied
FROM current_claim AS c
JOIN document ON document.id = c.document
WHERE c.kind = 'project'
ORDER BY document.address, document.id, c.evidence_start, c.evidence_end, c.id
