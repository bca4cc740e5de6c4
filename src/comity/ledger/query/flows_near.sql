-- Quantities of exports and imports of a product, with one of some states at either end, that other claims than ranks speak of.
SELECT record.payload
FROM record
WHERE record.indicator IN ('trade.exports', 'trade.imports') AND record.product IS :product
AND (
    record.partner IN (SELECT value FROM json_each(:ends)) OR record.reporter IN (SELECT value FROM json_each(:ends))
)
AND EXISTS (
    SELECT 1 FROM record_claim
    JOIN current_claim ON current_claim.id = record_claim.claim
    WHERE record_claim.record = record.id AND current_claim.relation <> 'rank'
)
