-- The builds in order, with the day that was told for each and the latest day that a document of it proves.
SELECT build.number, build.day, max(metadata.published_first)
FROM build
LEFT JOIN metadata ON metadata.build = build.number
GROUP BY build.number
ORDER BY build.number
