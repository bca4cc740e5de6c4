-- The latest first day of publication of any document, as it is known now.
SELECT metadata.published_first
FROM metadata
JOIN standing ON standing.document = metadata.document AND standing.known = metadata.number
WHERE metadata.published_first IS NOT NULL
ORDER BY metadata.published_first DESC
LIMIT 1
