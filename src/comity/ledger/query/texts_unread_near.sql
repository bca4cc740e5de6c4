-- Texts of documents that came since what follows was last derived, not looked through for the names of states of this digest.
SELECT DISTINCT text.id, text.words
FROM standing
JOIN document ON document.id = standing.document
JOIN text ON text.id = document.text
WHERE (standing.used IS NOT standing.reading OR standing.known_used IS NOT standing.known)
AND NOT EXISTS (SELECT 1 FROM text_state WHERE text_state.text = text.id AND text_state.digest = :digest)
