-- Sentences are found for what is held back only while a ruling takes it; this is run before what rulings took is thrown away.
DELETE FROM claim_passage
WHERE (passage, reading, claim) IN (
    SELECT passage.number, taken_claim.reading, taken_claim.id
    FROM taken_claim
    JOIN passage ON passage.document = taken_claim.document
        AND passage.start = taken_claim.payload ->> '$.passage.start'
        AND passage."end" = taken_claim.payload ->> '$.passage.end'
)
