-- The next blocks of postings from a fingerprint on.
SELECT first, width, packed FROM posting WHERE first >= :first ORDER BY first LIMIT :most
