-- The claims of each witness.
SELECT origin, claim FROM origin_claim ORDER BY origin, claim
