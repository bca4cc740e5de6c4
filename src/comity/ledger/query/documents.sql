-- All documents, each with the latest of what is known about it: by address, then id.
SELECT document.id, document.text, document.address, metadata.payload, metadata.notices
FROM latest
JOIN metadata ON metadata.number = latest.reading
JOIN document ON document.id = latest.document
ORDER BY document.address, document.id
