-- Documents of one name, at most so many: their publisher's, or their address where no publisher is known.
SELECT document FROM (
    SELECT standing.document AS document
    FROM metadata
    JOIN standing ON standing.document = metadata.document AND standing.known = metadata.number
    WHERE metadata.publisher = :name
    UNION ALL
    SELECT standing.document
    FROM document
    JOIN standing ON standing.document = document.id
    JOIN metadata ON metadata.number = standing.known
    WHERE document.address = :name AND coalesce(metadata.publisher, '') = ''
)
LIMIT :most
