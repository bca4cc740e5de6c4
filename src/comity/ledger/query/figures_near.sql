-- Current figure claims of a reporter and a partner, of which either may be unknown.
SELECT claim.payload
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.kind = 'figure' AND claim.reporter IS :reporter AND claim.partner IS :partner
