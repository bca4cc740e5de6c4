-- What is held back of what one reader read out of every document the last time, as far as it still fits what is known about the
-- document: by document (address, id) and id.
SELECT held.payload
FROM held
JOIN metadata ON metadata.number = held.reading
JOIN document ON document.id = held.document
WHERE metadata.reader = :reader
AND metadata.number = (
    SELECT max(number) FROM metadata AS own WHERE own.document = held.document AND own.reader = :reader
)
AND metadata.payload = (
    SELECT payload FROM metadata AS known WHERE known.document = held.document ORDER BY number DESC LIMIT 1
)
ORDER BY document.address, document.id, held.claim
