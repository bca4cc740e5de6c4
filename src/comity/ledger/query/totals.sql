-- How much a ledger holds: documents, copies, claims that count under the rulings, and conflicts by label.
SELECT
    (SELECT count(*) FROM standing),
    (SELECT count(*) FROM copy WHERE kind IN ('republication', 'partial', 'update')),
    (SELECT coalesce(sum(claims), 0) FROM standing) - (SELECT count(DISTINCT claim) FROM struck)
    + (SELECT count(*) FROM taken_claim),
    (SELECT count(*) FROM conflict WHERE label = 'contradiction'),
    (SELECT count(*) FROM conflict WHERE label = 'slip'),
    (SELECT count(*) FROM conflict WHERE label = 'tension')
