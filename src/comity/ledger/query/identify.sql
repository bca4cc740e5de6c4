-- Everything whose id begins so: which table holds it, and the whole id. `last` is the id's beginning followed by "g".
SELECT 'text' AS kind, id FROM text WHERE id >= :first AND id < :last
UNION SELECT 'document', id FROM document WHERE id >= :first AND id < :last
UNION SELECT 'claim', id FROM current_claim WHERE id >= :first AND id < :last
UNION SELECT 'ruling', id FROM ruling WHERE id >= :first AND id < :last
UNION SELECT 'record', id FROM record WHERE id >= :first AND id < :last
UNION SELECT 'matter', id FROM matter WHERE id >= :first AND id < :last
UNION SELECT 'origin', id FROM origin WHERE id >= :first AND id < :last
UNION SELECT 'conflict', id FROM conflict WHERE id >= :first AND id < :last
UNION SELECT 'cluster', id FROM cluster WHERE id >= :first AND id < :last
ORDER BY id
