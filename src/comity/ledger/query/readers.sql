-- Who read documents, with the number of documents that each read last in a way that still fits what is known about them.
SELECT metadata.reader, count(*) AS documents
FROM metadata
WHERE metadata.number = (
    SELECT max(number) FROM metadata AS own WHERE own.document = metadata.document AND own.reader = metadata.reader
)
AND metadata.payload = (
    SELECT payload FROM metadata AS known WHERE known.document = metadata.document ORDER BY number DESC LIMIT 1
)
GROUP BY metadata.reader
ORDER BY metadata.reader
