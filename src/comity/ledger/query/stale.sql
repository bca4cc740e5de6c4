-- Documents of which another reading counts than the one that what follows was derived from, with both.
SELECT document, reading, used, known_used FROM standing WHERE used IS NOT reading OR known_used IS NOT known ORDER BY document
