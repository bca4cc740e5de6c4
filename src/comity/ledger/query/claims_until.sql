-- The claims that were current when a build had ended: by document (address, id), place in its words, and id.
SELECT claim.payload
FROM claim
JOIN document ON document.id = claim.document
WHERE claim.reading = (
    SELECT max(number) FROM metadata
    WHERE metadata.document = claim.document AND metadata.build <= :build AND metadata.reader = (
        SELECT chosen.reader FROM metadata AS chosen
        WHERE chosen.document = claim.document AND chosen.build <= :build AND chosen.is_preferred
        ORDER BY chosen.number DESC LIMIT 1
    )
)
ORDER BY document.address, document.id, claim.evidence_start, claim.evidence_end, claim.id
