-- The readings whose claims count with their documents, in the order of the pile.
SELECT standing.reading, document.id
FROM standing
JOIN document ON document.id = standing.document
ORDER BY document.address, document.id
