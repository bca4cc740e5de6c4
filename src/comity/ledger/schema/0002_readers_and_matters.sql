-- Claims of several readers beside each other, claims of agreements, projects, measures and events, and what they are about.
-- Lists are JSON arrays, for json_each.

-- A reading is by one reader. Where `is_preferred`, its reader is from then on the one whose claims of the document count.

ALTER TABLE metadata ADD COLUMN reader TEXT NOT NULL DEFAULT 'builtin';

ALTER TABLE metadata ADD COLUMN is_preferred INTEGER NOT NULL DEFAULT 1;

ALTER TABLE build ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;

-- `action` is a project's status too; `parties` are an event's actors and a measure's imposer and target too; `date` is a
-- project's due date too.

ALTER TABLE claim ADD COLUMN type TEXT;

ALTER TABLE claim ADD COLUMN action TEXT;

ALTER TABLE claim ADD COLUMN parties TEXT;

ALTER TABLE claim ADD COLUMN date_first TEXT;

ALTER TABLE claim ADD COLUMN date_last TEXT;

DROP VIEW current_claim;

-- Of each document, what was read last by the reader that was preferred last.
CREATE VIEW current_claim AS
SELECT * FROM claim
WHERE reading = (
    SELECT max(number) FROM metadata
    WHERE metadata.document = claim.document AND metadata.reader = (
        SELECT chosen.reader FROM metadata AS chosen
        WHERE chosen.document = claim.document AND chosen.is_preferred
        ORDER BY chosen.number DESC LIMIT 1
    )
);

-- Derived: agreements, projects, measures, events and persons that claims are about, and what ties them to one another.

CREATE TABLE matter (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    parties TEXT NOT NULL,
    date_first TEXT,
    date_last TEXT,
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE link (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target);
