-- The words of the texts.
SELECT id, words FROM text ORDER BY id
