-- A new reading of a document counts if its reader is preferred with it, or was before; its metadata always count.
INSERT INTO standing (document, reading, known, claims) VALUES (:document, :number, :number, :claims)
ON CONFLICT (document) DO UPDATE SET
    known = :number,
    reading = iif(:is_preferred OR :reader = (SELECT reader FROM metadata WHERE number = standing.reading), :number, reading),
    claims = iif(:is_preferred OR :reader = (SELECT reader FROM metadata WHERE number = standing.reading), :claims, claims)
