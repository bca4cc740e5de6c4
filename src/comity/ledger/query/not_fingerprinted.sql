-- The documents whose fingerprints are not kept, with their words.
SELECT document.id, text.words
FROM document
JOIN text ON text.id = document.text
WHERE NOT EXISTS (SELECT 1 FROM fingerprinted WHERE fingerprinted.document = document.id)
ORDER BY document.id
