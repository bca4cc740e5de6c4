-- Which claim speaks of which quantity or record: of it, or measured from it (base).
SELECT record, claim, part FROM record_claim ORDER BY record, claim, part
