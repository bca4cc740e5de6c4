-- All rulings, by time and id.
SELECT payload FROM ruling ORDER BY time, id
