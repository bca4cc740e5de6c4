-- One current claim.
SELECT payload FROM current_claim WHERE id = :id
