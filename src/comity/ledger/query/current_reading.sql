-- Whose claims of a document count, and the version in which they were handed in.
SELECT reader, version
FROM metadata
WHERE document = :id AND reader = (
    SELECT reader FROM metadata WHERE document = :id AND is_preferred ORDER BY number DESC LIMIT 1
)
ORDER BY number DESC
LIMIT 1
