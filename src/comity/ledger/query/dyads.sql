-- Pairs of states that figures speak of, direction aside, with the number of figure claims, as last derived: most spoken of first.
SELECT "left", "right", figures FROM dyad ORDER BY figures DESC, "left", "right"
