-- Everything that is doubtful, or what concerns one subject or document; two texts at one address are told here too.
-- Of what was held back and a ruling took there is nothing to say.
SELECT DISTINCT code, subject, text, document, start, "end" FROM finding
WHERE (:subject IS NULL OR subject = :subject OR document = :subject) AND NOT EXISTS (
    SELECT 1 FROM taken_claim
    WHERE taken_claim.document = finding.document AND finding.text GLOB '*accept ' || taken_claim.id || '.'
)
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
