-- Words to search: of every document, and of every sentence that carries a claim. They are added with the rows they come from.
-- `searchable` is a function of the program: it composes accents and folds what readers do not tell apart. The indexes hold no
-- words of their own; `document_number` and `passage` lead from their rows to the words.

CREATE TABLE document_number (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES document (id)
) STRICT;

CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (document, start, "end")
) STRICT;

CREATE TABLE claim_passage (
    passage INTEGER NOT NULL REFERENCES passage (number),
    reading INTEGER NOT NULL REFERENCES metadata (number),
    claim TEXT NOT NULL,
    PRIMARY KEY (passage, reading, claim)
) STRICT, WITHOUT ROWID;

-- Which reading of a document counts is told by the index alone.
CREATE INDEX metadata_counting ON metadata (document, number, reader, is_preferred);

CREATE VIRTUAL TABLE document_words USING fts5 (words, content = '', tokenize = 'porter unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE passage_words USING fts5 (words, content = '', tokenize = 'porter unicode61 remove_diacritics 2');

INSERT INTO document_number (document) SELECT id FROM document ORDER BY id;

INSERT INTO document_words (rowid, words)
SELECT document_number.number, searchable(text.words, 0, length(text.words))
FROM document_number
JOIN document ON document.id = document_number.document
JOIN text ON text.id = document.text
ORDER BY document_number.number;

INSERT INTO passage (document, start, "end")
SELECT DISTINCT document, payload ->> '$.passage.start' AS start, payload ->> '$.passage.end' AS "end"
FROM claim
WHERE start IS NOT NULL AND "end" IS NOT NULL
ORDER BY document, start, "end";

INSERT INTO passage_words (rowid, words)
SELECT passage.number, searchable(text.words, passage.start, passage."end")
FROM passage
JOIN document ON document.id = passage.document
JOIN text ON text.id = document.text
ORDER BY passage.number;

INSERT INTO claim_passage (passage, reading, claim)
SELECT passage.number, claim.reading, claim.id
FROM claim
JOIN passage
    ON passage.document = claim.document
    AND passage.start = claim.payload ->> '$.passage.start'
    AND passage."end" = claim.payload ->> '$.passage.end';

-- Digests of a reading: of what was known of the document, then of each claim, sorted, with spaces between them.
CREATE TABLE seal (
    reading INTEGER PRIMARY KEY REFERENCES metadata (number),
    digest TEXT NOT NULL
) STRICT;
