-- What one reader read out of every document the last time, as far as it still fits what is known about the document:
-- by document (address, id), place and id.
SELECT claim.payload
FROM claim
JOIN metadata ON metadata.number = claim.reading
JOIN document ON document.id = claim.document
WHERE metadata.reader = :reader
AND metadata.number = (
    SELECT max(number) FROM metadata AS own WHERE own.document = claim.document AND own.reader = :reader
)
AND metadata.payload = (
    SELECT payload FROM metadata AS known WHERE known.document = claim.document ORDER BY number DESC LIMIT 1
)
ORDER BY document.address, document.id, claim.evidence_start, claim.evidence_end, claim.id
