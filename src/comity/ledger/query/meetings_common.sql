-- What the words of documents have in common, in the order of their ids.
SELECT payload FROM meeting WHERE payload IS NOT NULL ORDER BY "left", "right"
