-- The reading at which something is held back of what counts, and the build of it.
SELECT current_held.reading, metadata.build
FROM current_held
JOIN metadata ON metadata.number = current_held.reading
WHERE current_held.claim = :id
