-- The words of every text that a document carries.
SELECT text.id, text.words FROM text ORDER BY text.id
