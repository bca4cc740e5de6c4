-- Texts that were not looked through for the names of states of this digest.
SELECT id, words FROM text
WHERE NOT EXISTS (SELECT 1 FROM text_state WHERE text_state.text = text.id AND text_state.digest = :digest)
