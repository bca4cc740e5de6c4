-- What a ledger of a million claims is asked for without being read through.

-- Derived: pairs of states that figures which count speak of, `left` before `right` in the alphabet, whichever reports.
CREATE TABLE dyad (
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    figures INTEGER NOT NULL,
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;

INSERT INTO dyad ("left", "right", figures)
SELECT min(reporter, partner) AS "left", max(reporter, partner) AS "right", count(*)
FROM counting_claim
WHERE kind = 'figure' AND reporter <> partner
GROUP BY "left", "right";

CREATE INDEX document_text ON document (text);

CREATE INDEX person_name_record ON person_name (record);

CREATE INDEX matter_type ON matter (type) WHERE kind = 'measure';
