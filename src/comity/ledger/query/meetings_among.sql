-- The meetings among documents at some places; :places is a JSON array. The plus keeps the right side from being looked up
-- for each pair of places.
SELECT "left", "right", shared, least FROM meeting
WHERE "left" IN (SELECT value FROM json_each(:places)) AND +"right" IN (SELECT value FROM json_each(:places))
ORDER BY "left", "right"
