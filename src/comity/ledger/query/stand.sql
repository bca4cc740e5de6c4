-- A new reading of a document counts if its reader is preferred with it, or was before; its metadata always count.
INSERT INTO standing (document, reading, known) VALUES (:document, :number, :number)
ON CONFLICT (document) DO UPDATE SET
    known = :number,
    reading = CASE
        WHEN :is_preferred OR :reader = (SELECT metadata.reader FROM metadata WHERE metadata.number = standing.reading)
        THEN :number
        ELSE standing.reading
    END
