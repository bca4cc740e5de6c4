-- The claims of each conflict.
SELECT conflict, claim FROM conflict_claim ORDER BY conflict, claim
