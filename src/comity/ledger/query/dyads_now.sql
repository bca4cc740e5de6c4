-- Pairs of states that figures speak of, direction aside, with the number of figure claims: most spoken of first.
SELECT min(reporter, partner) AS "left", max(reporter, partner) AS "right", count(*) AS figures
FROM current_claim
WHERE kind = 'figure' AND reporter <> partner
GROUP BY "left", "right"
ORDER BY figures DESC, "left", "right"
