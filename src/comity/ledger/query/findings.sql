-- Everything that is doubtful, or what concerns one subject or document; two texts at one address are told here too.
SELECT DISTINCT code, subject, text, document, start, "end" FROM finding
WHERE :subject IS NULL OR subject = :subject OR document = :subject
UNION
SELECT
    'ledger.same-address',
    address,
    address || ': ' || count(*) || ' different texts lie at this address and all count. '
    || 'If one corrects the other, add only that one to a new ledger.',
    NULL, NULL, NULL
FROM document
WHERE :subject IS NULL OR address = :subject
GROUP BY address
HAVING count(*) > 1
