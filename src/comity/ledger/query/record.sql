-- One record, what figures measure or what other claims are about, with its kind.
SELECT 'quantity', payload FROM record WHERE id = :id
UNION ALL SELECT kind, payload FROM matter WHERE id = :id
