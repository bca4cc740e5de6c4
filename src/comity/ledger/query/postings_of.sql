-- The blocks in which the postings of some fingerprints lie, in order; :prints is a JSON array.
SELECT first, width, packed FROM posting
WHERE first IN (SELECT (SELECT max(first) FROM posting WHERE first <= wanted.value) FROM json_each(:prints) AS wanted)
ORDER BY first
