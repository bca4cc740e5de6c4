-- Documents with the others that share keys of voices (1) or of telling figures (2) with them, and how many of either.
SELECT mine.document, theirs.document, count(DISTINCT iif(mine.key & 3 = 1, mine.key, NULL)), count(DISTINCT iif(mine.key & 3 = 2, mine.key, NULL))
FROM tie AS mine
JOIN tie AS theirs ON theirs.key = mine.key AND theirs.document <> mine.document
WHERE mine.document IN (SELECT value FROM json_each(:values)) AND mine.key & 3 IN (1, 2)
GROUP BY mine.document, theirs.document
