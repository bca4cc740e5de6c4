-- Current ranks of exports and imports of some products.
SELECT claim.payload
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.relation = 'rank' AND claim.indicator IN ('trade.exports', 'trade.imports')
AND coalesce(claim.product, '') IN (SELECT value FROM json_each(:values))
