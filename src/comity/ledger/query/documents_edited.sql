-- Documents with a figure that analysts edited to be on two states, in either direction.
SELECT document FROM edited_claim
WHERE kind = 'figure' AND ((reporter = :left AND partner = :right) OR (reporter = :right AND partner = :left))
