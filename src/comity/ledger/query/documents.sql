-- All documents, each with the latest of what is known about it: by address, then id.
SELECT document.id, document.text, document.address, metadata.payload, metadata.notices
FROM standing
JOIN metadata ON metadata.number = standing.known
JOIN document ON document.id = standing.document
ORDER BY document.address, document.id
