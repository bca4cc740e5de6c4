-- What was held back of the readers whose claims counted when a build had ended: by document (address, id) and id.
SELECT held.payload
FROM held
JOIN document ON document.id = held.document
WHERE held.reading = (
    SELECT max(number) FROM metadata
    WHERE metadata.document = held.document AND metadata.build <= :build AND metadata.reader = (
        SELECT chosen.reader FROM metadata AS chosen
        WHERE chosen.document = held.document AND chosen.build <= :build AND chosen.is_preferred
        ORDER BY chosen.number DESC LIMIT 1
    )
)
ORDER BY document.address, document.id, held.claim
