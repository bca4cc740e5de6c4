-- Which documents may share words: fingerprints as packed postings, and the pairs of documents that meet in enough of them.
-- All of it follows from the texts alone. It grows with each document; emptied, it is built anew to the same pairs.

-- One row: by which rules fingerprints are made and compared, and how far the postings have been swept (see postings.py).
CREATE TABLE fingerprinting (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    rules TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

INSERT INTO fingerprinting (number, rules, position) VALUES (1, '', 0);

-- The documents that are in. Places are in the order of the documents' ids; `size` is the number of fingerprints.
CREATE TABLE fingerprinted (
    place INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES document (id),
    size INTEGER NOT NULL
) STRICT;

CREATE INDEX fingerprinted_tiny ON fingerprinted (place) WHERE size < 3;

-- Blocks of postings from fingerprint `first` up to that of the next block. A posting is a number of `width` bytes, the lowest
-- first: the fingerprint, counted from `first` on, above the 36 bits of the place; sorted.
CREATE TABLE posting (
    first INTEGER PRIMARY KEY,
    width INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT;

INSERT INTO posting (first, width, packed) VALUES (0, 8, x'');

-- Fingerprints (4 bytes each) of the latest documents, of which the postings do not hold all yet; since which position.
CREATE TABLE waiting (
    place INTEGER PRIMARY KEY,
    since INTEGER NOT NULL,
    prints BLOB NOT NULL
) STRICT;

CREATE INDEX waiting_since ON waiting (since);

-- Pairs of documents by their places, `left` the smaller, that share at least `least` fingerprints. `payload` is what their
-- words have in common, once that is compared; NULL where it is nothing.
CREATE TABLE meeting (
    "left" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    shared INTEGER NOT NULL,
    least INTEGER NOT NULL,
    is_compared INTEGER NOT NULL DEFAULT 0,
    payload TEXT,
    PRIMARY KEY ("left", "right")
) STRICT;

CREATE INDEX meeting_right ON meeting ("right");
CREATE INDEX meeting_new ON meeting (is_compared) WHERE is_compared = 0;
