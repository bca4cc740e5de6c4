-- Documents with the latest of what is known about them, and whose claims of each count.
SELECT
    document.id, document.text, document.address, metadata.url, metadata.publisher, metadata.published_first,
    metadata.published_last, metadata.grade, metadata.author, metadata.title, metadata.lang
FROM latest
JOIN metadata ON metadata.number = latest.reading
JOIN document ON document.id = latest.document
ORDER BY document.address, document.id
