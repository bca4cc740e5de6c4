-- All readings with their documents, in the order of the pile.
SELECT metadata.number, document.id
FROM metadata
JOIN document ON document.id = metadata.document
ORDER BY document.address, document.id
