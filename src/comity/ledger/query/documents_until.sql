-- The documents that were there when a build had ended, with what was known about them then: by address, then id.
SELECT document.id, document.text, document.address, metadata.payload, metadata.notices
FROM (SELECT document, max(number) AS reading FROM metadata WHERE build <= :build GROUP BY document) AS latest
JOIN metadata ON metadata.number = latest.reading
JOIN document ON document.id = latest.document
ORDER BY document.address, document.id
