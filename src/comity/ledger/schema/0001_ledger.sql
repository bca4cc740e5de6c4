-- The first form of a ledger. Statements end in a semicolon at the end of a line; the program sets user_version after each file.
-- Days are ISO 8601 text, so that they sort; values are in base units; `payload` is the whole value as JSON, from which views
-- are decoded, while columns are what people query.

PRAGMA application_id = 1129270612;

-- Appended: nothing here is ever changed.

CREATE TABLE text (
    id TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL REFERENCES text (id),
    address TEXT NOT NULL
) STRICT;

CREATE INDEX document_address ON document (address);

-- One row each time documents were taken in; counts are of that time, and no clock is read.
CREATE TABLE build (
    number INTEGER PRIMARY KEY,
    version TEXT,
    added INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    corrected INTEGER NOT NULL DEFAULT 0,
    refreshed INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    is_derived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row each time a document was read: what was known about it then, and by which version. The highest number counts.
CREATE TABLE metadata (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id),
    build INTEGER NOT NULL REFERENCES build (number),
    version TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    published_first TEXT,
    published_last TEXT,
    grade TEXT NOT NULL,
    author TEXT,
    title TEXT,
    lang TEXT,
    payload TEXT NOT NULL,
    notices TEXT NOT NULL
) STRICT;

CREATE INDEX metadata_document ON metadata (document, number);

-- Claims as read at `reading` (metadata.number). Code points are half-open pairs of the document's words.
CREATE TABLE claim (
    reading INTEGER NOT NULL REFERENCES metadata (number),
    id TEXT NOT NULL,
    build INTEGER NOT NULL REFERENCES build (number),
    document TEXT NOT NULL REFERENCES document (id),
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
    PRIMARY KEY (reading, id)
) STRICT;

CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_dyad ON claim (reporter, partner, indicator) WHERE kind = 'figure';

-- What is doubtful. `owner` is "page" (of `address`, and of the document read there, if one was), "build" or "verdict".
CREATE TABLE finding (
    number INTEGER PRIMARY KEY,
    owner TEXT NOT NULL CHECK (owner IN ('page', 'build', 'verdict')),
    address TEXT,
    read_as TEXT,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    document TEXT,
    start INTEGER,
    "end" INTEGER
) STRICT;

CREATE INDEX finding_address ON finding (address);
CREATE INDEX finding_subject ON finding (subject);

CREATE VIEW latest AS
SELECT document, max(number) AS reading FROM metadata GROUP BY document;

CREATE VIEW current_claim AS
SELECT * FROM claim WHERE reading = (SELECT max(number) FROM metadata WHERE metadata.document = claim.document);

-- Derived: thrown away and written anew from the current claims. `place` keeps the order in which values were given.

CREATE TABLE record (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
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

CREATE TABLE record_claim (
    place INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    claim TEXT NOT NULL,
    part TEXT NOT NULL
) STRICT;

CREATE INDEX record_claim_record ON record_claim (record);
CREATE INDEX record_claim_claim ON record_claim (claim);

CREATE TABLE origin (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    voice TEXT,
    state TEXT,
    is_certain INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE origin_claim (
    origin TEXT NOT NULL,
    claim TEXT NOT NULL
) STRICT;

CREATE INDEX origin_claim_claim ON origin_claim (claim);

CREATE TABLE copy (
    place INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    kind TEXT NOT NULL,
    share REAL NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE bound (
    place INTEGER PRIMARY KEY,
    quantity TEXT NOT NULL,
    strict_low REAL,
    strict_high REAL,
    lenient_low REAL,
    lenient_high REAL,
    nominal REAL,
    is_stated INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE INDEX bound_quantity ON bound (quantity);

CREATE TABLE conflict (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    gap REAL NOT NULL CHECK (abs(gap) < 9e999),
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE conflict_claim (
    conflict TEXT NOT NULL,
    claim TEXT NOT NULL
) STRICT;

CREATE INDEX conflict_claim_claim ON conflict_claim (claim);

CREATE TABLE cluster (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL,
    origins INTEGER,
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE cluster_member (
    cluster TEXT NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    claim TEXT,
    modality TEXT
) STRICT;

CREATE INDEX cluster_member_claim ON cluster_member (claim);
