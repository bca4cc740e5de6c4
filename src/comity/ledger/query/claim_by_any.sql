-- What every reader, the last time it read, made of the words of one id.
SELECT claim.payload
FROM claim
JOIN metadata ON metadata.number = claim.reading
WHERE claim.id = :id AND metadata.number = (
    SELECT max(number) FROM metadata AS own WHERE own.document = claim.document AND own.reader = metadata.reader
)
ORDER BY metadata.reader
