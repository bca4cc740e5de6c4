-- How a document was read the last time by one reader: its number, the version that read it, what was known about it.
SELECT number, version, payload, notices
FROM metadata
WHERE document = :id AND reader = :reader
ORDER BY number DESC
LIMIT 1
