-- One current claim.
SELECT payload FROM counting_claim WHERE id = :id
