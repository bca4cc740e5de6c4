-- What is held back of the readers whose claims count: by document (address, id) and id.
SELECT current_held.payload
FROM current_held
JOIN document ON document.id = current_held.document
ORDER BY document.address, document.id, current_held.claim
