-- Keep what the words of two documents have in common.
UPDATE meeting SET is_compared = 1, payload = :payload
WHERE "left" = (SELECT place FROM fingerprinted WHERE document = :left)
AND "right" = (SELECT place FROM fingerprinted WHERE document = :right)
