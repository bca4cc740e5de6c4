-- Rulings of analysts, what follows from them, and the day of each build.

-- Appended: the day on which documents were added, as the caller told it; NULL where nobody did.

ALTER TABLE build ADD COLUMN day TEXT;

-- Appended: one row a ruling. `time` is ISO 8601 in UTC; `subject` is what it is about besides claims. A ruling is withdrawn by a
-- further row of kind "withdraw" whose subject is its id.

CREATE TABLE ruling (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    analyst TEXT NOT NULL CHECK (analyst <> ''),
    time TEXT NOT NULL,
    subject TEXT,
    reason TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE INDEX ruling_time ON ruling (time, id);

CREATE TABLE ruling_claim (
    ruling TEXT NOT NULL REFERENCES ruling (id),
    claim TEXT NOT NULL
) STRICT;

CREATE INDEX ruling_claim_claim ON ruling_claim (claim);

-- Derived: current claims that do not count by a ruling: "rejected", "set aside", or "gives way" to another.

CREATE TABLE struck (
    claim TEXT NOT NULL,
    ruling TEXT NOT NULL,
    how TEXT NOT NULL
) STRICT;

CREATE INDEX struck_claim ON struck (claim);

-- Derived: current claims as analysts edited or vouched for them; the columns are those of `claim`, which keeps what was read.

CREATE TABLE edited_claim (
    reading INTEGER NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    build INTEGER NOT NULL,
    document TEXT NOT NULL,
    kind TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    publisher TEXT,
    speaker TEXT,
    speaker_type TEXT,
    speaker_state TEXT,
    asserted_first TEXT,
    asserted_last TEXT,
    modality TEXT NOT NULL,
    is_denied INTEGER NOT NULL,
    reader TEXT NOT NULL,
    extractor TEXT NOT NULL,
    form TEXT,
    indicator TEXT,
    relation TEXT,
    reporter TEXT,
    partner TEXT,
    direction TEXT,
    product TEXT,
    period_first TEXT,
    period_last TEXT,
    base_first TEXT,
    base_last TEXT,
    unit TEXT,
    value REAL,
    value_high REAL,
    hedge TEXT,
    strict_low REAL,
    strict_high REAL,
    lenient_low REAL,
    lenient_high REAL,
    payload TEXT NOT NULL,
    type TEXT,
    action TEXT,
    parties TEXT,
    date_first TEXT,
    date_last TEXT
) STRICT;

CREATE INDEX edited_claim_document ON edited_claim (document);

-- The claims that count: what was read, without what is struck out, with what analysts edited in the place of what was read.
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
FROM edited_claim;
