-- The pairs of documents that meet and have not been compared.
SELECT one.document, other.document
FROM meeting
JOIN fingerprinted AS one ON one.place = meeting."left"
JOIN fingerprinted AS other ON other.place = meeting."right"
WHERE is_compared = 0
ORDER BY one.document, other.document
