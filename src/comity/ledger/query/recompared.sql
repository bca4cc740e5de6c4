-- Pairs of documents of which the words have something else in common than when what follows was last derived.
SELECT one.document, other.document
FROM recompared
JOIN fingerprinted AS one ON one.place = recompared."left"
JOIN fingerprinted AS other ON other.place = recompared."right"
ORDER BY one.document, other.document
