-- Quantities of one indicator, product and period with one state as partner or, where that is not given, as reporter.
SELECT payload
FROM record
WHERE indicator = :indicator AND product IS :product AND period_first IS :first AND period_last IS :last
AND ((:partner IS NOT NULL AND partner = :partner) OR (:partner IS NULL AND reporter = :reporter))
