-- Growth: what is derived has keys of its own in place of a running number, so that a neighbourhood of it can be replaced while
-- the rest stays as it is; and each document says which of its readings counts and from which its derived rows were made.

-- `reading` is the one whose claims count, and `claims` how many; `known` is the one whose metadata do (metadata.number). `used` and
-- `known_used` are what
-- those were when what follows was last derived: the document is stale where they differ.
CREATE TABLE standing (
    document TEXT NOT NULL PRIMARY KEY REFERENCES document (id),
    reading INTEGER NOT NULL,
    known INTEGER NOT NULL,
    claims INTEGER NOT NULL DEFAULT 0,
    used INTEGER,
    known_used INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO standing (document, reading, known)
SELECT
    latest.document,
    (
        SELECT max(number) FROM metadata
        WHERE metadata.document = latest.document AND metadata.reader = (
            SELECT chosen.reader FROM metadata AS chosen
            WHERE chosen.document = latest.document AND chosen.is_preferred
            ORDER BY chosen.number DESC LIMIT 1
        )
    ),
    latest.reading
FROM latest;

UPDATE standing SET claims = (SELECT count(*) FROM claim WHERE claim.reading = standing.reading);

CREATE INDEX standing_stale ON standing (document) WHERE used IS NOT reading OR known_used IS NOT known;

DROP VIEW current_claim;

CREATE VIEW current_claim AS
SELECT claim.* FROM claim
WHERE reading = (SELECT standing.reading FROM standing WHERE standing.document = claim.document);

-- What was true of the ledger as a whole when what follows was last derived: by whom (`program`), under which rates and rulings,
-- and the latest day that a document proves (`day`).
CREATE TABLE derivation (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX metadata_publisher ON metadata (publisher);

CREATE INDEX finding_document ON finding (document);

CREATE INDEX claim_rank ON claim (indicator, product) WHERE relation = 'rank';

CREATE INDEX claim_due ON claim (date_last) WHERE date_last IS NOT NULL;

CREATE INDEX claim_aim ON claim (period_last) WHERE modality = 'target';

CREATE INDEX claim_parties ON claim (parties) WHERE kind = 'project';

-- What a document's words call a person, and who that is; `stem` is the surname without the ending that declines it.
CREATE TABLE person_name (
    document TEXT NOT NULL,
    name TEXT NOT NULL,
    record TEXT NOT NULL,
    stem TEXT NOT NULL,
    PRIMARY KEY (document, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_name_stem ON person_name (stem);

-- Claims that may speak of one thing or go back to one voice share a key: see `comity.pipeline.coupling`.
CREATE TABLE tie (
    key INTEGER NOT NULL,
    document TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (key, document, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX tie_document ON tie (document);

-- Pairs of documents, by their places, of which the words were found to have something else in common since what follows was
-- last derived, or of which they no longer count.
CREATE TABLE recompared (
    "left" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER meeting_parted AFTER DELETE ON meeting WHEN old.payload IS NOT NULL
BEGIN INSERT OR IGNORE INTO recompared ("left", "right") VALUES (old."left", old."right"); END;

CREATE TRIGGER meeting_compared AFTER UPDATE OF payload ON meeting WHEN old.payload IS NOT new.payload
BEGIN INSERT OR IGNORE INTO recompared ("left", "right") VALUES (old."left", old."right"); END;

-- The states that the words of a text name, read with the table of states of that digest; a row without a state says that the
-- text was looked at.
CREATE TABLE text_state (
    text TEXT NOT NULL REFERENCES text (id),
    state TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (state, text)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_state_text ON text_state (text);

-- The derived tables again, each in the order of its key.

ALTER TABLE record RENAME TO old_record;

CREATE TABLE record (
    id TEXT NOT NULL PRIMARY KEY,
    indicator TEXT NOT NULL,
    scope TEXT,
    reporter TEXT,
    partner TEXT,
    direction TEXT,
    product TEXT,
    period_first TEXT,
    period_last TEXT,
    unit TEXT,
    world TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;

INSERT INTO record
SELECT id, indicator, scope, reporter, partner, direction, product, period_first, period_last, unit, world, payload FROM old_record;

DROP TABLE old_record;

CREATE INDEX record_dyad ON record (reporter, partner);

CREATE INDEX record_partner ON record (partner, indicator, product);

CREATE INDEX record_reporter ON record (reporter, indicator, product);

DROP INDEX record_claim_record;

DROP INDEX record_claim_claim;

ALTER TABLE record_claim RENAME TO old_record_claim;

CREATE TABLE record_claim (
    record TEXT NOT NULL,
    claim TEXT NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (record, claim, part)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO record_claim SELECT record, claim, part FROM old_record_claim;

DROP TABLE old_record_claim;

CREATE INDEX record_claim_claim ON record_claim (claim);

ALTER TABLE matter RENAME TO old_matter;

CREATE TABLE matter (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    parties TEXT NOT NULL,
    date_first TEXT,
    date_last TEXT,
    payload TEXT NOT NULL
) STRICT;

INSERT INTO matter SELECT id, kind, name, type, parties, date_first, date_last, payload FROM old_matter;

DROP TABLE old_matter;

DROP INDEX link_source;

DROP INDEX link_target;

ALTER TABLE link RENAME TO old_link;

CREATE TABLE link (
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (kind, source, target, document, start)
) STRICT;

INSERT OR IGNORE INTO link SELECT kind, source, target, document, start, "end", payload FROM old_link;

DROP TABLE old_link;

CREATE INDEX link_source ON link (source);

CREATE INDEX link_target ON link (target);

CREATE INDEX link_document ON link (document);

ALTER TABLE origin RENAME TO old_origin;

CREATE TABLE origin (
    id TEXT NOT NULL PRIMARY KEY,
    voice TEXT,
    state TEXT,
    is_certain INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

INSERT INTO origin SELECT id, voice, state, is_certain, payload FROM old_origin;

DROP TABLE old_origin;

DROP INDEX origin_claim_claim;

ALTER TABLE origin_claim RENAME TO old_origin_claim;

CREATE TABLE origin_claim (
    claim TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (claim, origin)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO origin_claim SELECT claim, origin FROM old_origin_claim;

DROP TABLE old_origin_claim;

ALTER TABLE copy RENAME TO old_copy;

CREATE TABLE copy (
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    kind TEXT NOT NULL,
    share REAL NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY ("left", "right", kind)
) STRICT;

INSERT OR IGNORE INTO copy SELECT "left", "right", kind, share, payload FROM old_copy;

DROP TABLE old_copy;

CREATE INDEX copy_right ON copy ("right");

DROP INDEX bound_quantity;

ALTER TABLE bound RENAME TO old_bound;

CREATE TABLE bound (
    quantity TEXT NOT NULL PRIMARY KEY,
    strict_low REAL,
    strict_high REAL,
    lenient_low REAL,
    lenient_high REAL,
    nominal REAL,
    is_stated INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

INSERT OR IGNORE INTO bound
SELECT quantity, strict_low, strict_high, lenient_low, lenient_high, nominal, is_stated, payload FROM old_bound;

DROP TABLE old_bound;

ALTER TABLE conflict RENAME TO old_conflict;

CREATE TABLE conflict (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    gap REAL NOT NULL CHECK (abs(gap) < 9e999),
    payload TEXT NOT NULL
) STRICT;

INSERT INTO conflict SELECT id, label, gap, payload FROM old_conflict;

DROP TABLE old_conflict;

DROP INDEX conflict_claim_claim;

ALTER TABLE conflict_claim RENAME TO old_conflict_claim;

CREATE TABLE conflict_claim (
    claim TEXT NOT NULL,
    conflict TEXT NOT NULL,
    PRIMARY KEY (claim, conflict)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO conflict_claim SELECT claim, conflict FROM old_conflict_claim;

DROP TABLE old_conflict_claim;

CREATE INDEX conflict_claim_conflict ON conflict_claim (conflict);

ALTER TABLE cluster RENAME TO old_cluster;

-- `record` is whom or what a cluster without claims is about: the person of several spellings.
CREATE TABLE cluster (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL,
    origins INTEGER,
    record TEXT,
    payload TEXT NOT NULL
) STRICT;

INSERT INTO cluster SELECT id, kind, verdict, origins, NULL, payload FROM old_cluster;

DROP TABLE old_cluster;

DROP INDEX cluster_member_claim;

ALTER TABLE cluster_member RENAME TO old_cluster_member;

-- `place` counts the members of a cluster from zero.
CREATE TABLE cluster_member (
    cluster TEXT NOT NULL,
    place INTEGER NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    claim TEXT,
    modality TEXT,
    PRIMARY KEY (cluster, place)
) STRICT, WITHOUT ROWID;

INSERT INTO cluster_member
SELECT cluster, row_number() OVER (PARTITION BY cluster ORDER BY rowid) - 1, document, start, "end", claim, modality
FROM old_cluster_member;

DROP TABLE old_cluster_member;

CREATE INDEX cluster_record ON cluster (record) WHERE record IS NOT NULL;

CREATE INDEX cluster_member_claim ON cluster_member (claim) WHERE claim IS NOT NULL;

CREATE INDEX cluster_member_document ON cluster_member (document) WHERE claim IS NULL;
