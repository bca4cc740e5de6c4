-- Some documents, each with the latest of what is known about it.
SELECT document.id, document.text, document.address, metadata.payload, metadata.notices
FROM standing
JOIN metadata ON metadata.number = standing.known
JOIN document ON document.id = standing.document
WHERE standing.document IN (SELECT value FROM json_each(:values))
