-- One line for everything that an export could hold, in an order that hangs on nothing but content.
SELECT document.id || metadata.payload || metadata.notices
FROM latest
JOIN metadata ON metadata.number = latest.reading
JOIN document ON document.id = latest.document
ORDER BY document.id
