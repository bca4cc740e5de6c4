-- Pairs of states that figures speak of, direction aside, with the number of figure claims: most spoken of first.
SELECT min(reporter, partner) AS a, max(reporter, partner) AS b, count(*) AS claims
FROM current_claim
WHERE kind = 'figure' AND reporter <> partner
GROUP BY a, b
ORDER BY claims DESC, a, b
