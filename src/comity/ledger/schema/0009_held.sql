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

-- What was taken may be struck out by another ruling; it is kept among what rulings changed, and does not count.
DROP VIEW counting_claim;

-- The claims that count: what was read, without what is struck out, with what analysts edited or took in its place.
CREATE VIEW counting_claim AS
SELECT
    reading, id, build, document, kind, evidence_start, evidence_end, publisher, speaker, speaker_type, speaker_state,
    asserted_first, asserted_last, modality, is_denied, reader, extractor, form, indicator, relation, reporter, partner,
    direction, product, period_first, period_last, base_first, base_last, unit, value, value_high, hedge, strict_low,
    strict_high, lenient_low, lenient_high, payload, type, action, parties, date_first, date_last
FROM current_claim
WHERE
    NOT EXISTS (SELECT 1 FROM struck WHERE struck.claim = current_claim.id)
    AND NOT EXISTS (SELECT 1 FROM edited_claim WHERE edited_claim.id = current_claim.id)
UNION ALL
SELECT
    reading, id, build, document, kind, evidence_start, evidence_end, publisher, speaker, speaker_type, speaker_state,
    asserted_first, asserted_last, modality, is_denied, reader, extractor, form, indicator, relation, reporter, partner,
    direction, product, period_first, period_last, base_first, base_last, unit, value, value_high, hedge, strict_low,
    strict_high, lenient_low, lenient_high, payload, type, action, parties, date_first, date_last
FROM edited_claim
WHERE NOT EXISTS (SELECT 1 FROM struck WHERE struck.claim = edited_claim.id);
