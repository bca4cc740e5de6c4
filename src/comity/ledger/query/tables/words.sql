-- The words of each document, in the order of the claims.
SELECT document.id, text.words
FROM document
JOIN text ON text.id = document.text
ORDER BY document.address, document.id
