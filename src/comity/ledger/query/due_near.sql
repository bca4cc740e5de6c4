-- Current claims that promise something for a day that lies between two days, the last one excluded.
SELECT claim.payload
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.date_last >= :first AND claim.date_last < :last
UNION
SELECT claim.payload
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.modality = 'target' AND claim.period_last >= :first AND claim.period_last < :last
