-- What other readers read and the words contradict, kept for a person to rule on.

-- Appended: one row an item that was held back at `reading` (metadata.number). `claim` is the id of the claim that it is once it is
-- taken; `item` the digest of its words and of what it says, by which rulings name it; `payload` the whole as JSON.
CREATE TABLE held (
    reading INTEGER NOT NULL REFERENCES metadata (number),
    claim TEXT NOT NULL,
    item TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document (id),
    code TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (reading, claim)
) STRICT;

CREATE INDEX held_claim ON held (claim);

CREATE INDEX held_item ON held (item);

CREATE INDEX held_document ON held (document);

-- What is held back of the readers whose claims count.
CREATE VIEW current_held AS
SELECT held.*
FROM held
JOIN standing ON standing.document = held.document AND standing.reading = held.reading;

-- The claims that it became where a ruling took it, as they were read; as they count they stand in `edited_claim`.
CREATE VIEW taken_claim AS
SELECT held.claim AS id, held.document AS document, held.reading AS reading, held.payload ->> '$.claim' AS payload
FROM edited_claim
JOIN held ON held.reading = edited_claim.reading AND held.claim = edited_claim.id;
