-- One document with the latest of what is known about it.
SELECT document.id, document.text, document.address, metadata.payload, metadata.notices
FROM metadata
JOIN document ON document.id = metadata.document
WHERE metadata.document = :id
ORDER BY metadata.number DESC
LIMIT 1
