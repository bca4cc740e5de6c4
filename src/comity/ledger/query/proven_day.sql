-- The latest first day of publication of any document.
SELECT max(metadata.published_first) FROM standing JOIN metadata ON metadata.number = standing.known
