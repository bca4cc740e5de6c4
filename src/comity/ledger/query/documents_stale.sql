-- Documents with their words that came since what follows was last derived.
SELECT document.id, text.words
FROM standing
JOIN document ON document.id = standing.document
JOIN text ON text.id = document.text
WHERE standing.used IS NOT standing.reading OR standing.known_used IS NOT standing.known
