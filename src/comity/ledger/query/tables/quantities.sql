-- What figures measure.
SELECT id, indicator, scope, reporter, partner, direction, product, period_first, period_last, unit, world
FROM record ORDER BY id
