-- Documents with their words that were not looked through for the names of states of this digest.
SELECT document.id, text.words
FROM document
JOIN text ON text.id = document.text
WHERE NOT EXISTS (SELECT 1 FROM text_state WHERE text_state.text = text.id AND text_state.digest = :digest)
