-- What is doubtful about some documents and about no document; two texts at one address are told of the address.
-- Of what was held back and a ruling took there is nothing to say.
SELECT DISTINCT code, subject, text, document, start, "end" FROM finding
WHERE document IN (SELECT value FROM json_each(:values)) AND NOT EXISTS (
    SELECT 1 FROM taken_claim
    WHERE taken_claim.document = finding.document AND finding.text GLOB '*accept ' || taken_claim.id || '.'
)
UNION
SELECT code, subject, text, document, start, "end" FROM finding WHERE document IS NULL
UNION
SELECT
    'ledger.same-address',
    address,
    address || ': ' || count(*) || ' different texts lie at this address and all count. '
    || 'If one corrects the other, add only that one to a new ledger.',
    NULL, NULL, NULL
FROM document
GROUP BY address
HAVING count(*) > 1
