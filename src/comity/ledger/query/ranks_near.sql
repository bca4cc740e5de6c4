-- Current ranks of exports and imports of some products, with one of some states at an end.
SELECT claim.payload
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.relation = 'rank' AND claim.indicator IN ('trade.exports', 'trade.imports')
AND coalesce(claim.product, '') IN (SELECT value FROM json_each(:products))
AND (
    claim.reporter IN (SELECT value FROM json_each(:ends)) OR claim.partner IN (SELECT value FROM json_each(:ends))
)
