-- Each document with everything that is known about it.
SELECT document.id || metadata.payload || metadata.notices
FROM latest
JOIN metadata ON metadata.number = latest.reading
JOIN document ON document.id = latest.document
