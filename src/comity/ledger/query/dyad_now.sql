-- How many current figures speak of one pair of states in either direction.
SELECT count(*)
FROM (
    SELECT document, reading FROM claim WHERE kind = 'figure' AND reporter = :left AND partner = :right
    UNION ALL
    SELECT document, reading FROM claim WHERE kind = 'figure' AND reporter = :right AND partner = :left
) AS figure
JOIN standing ON standing.document = figure.document AND standing.reading = figure.reading
