-- Everything whose id begins so, with what each reader read last and what is held back of it: which table holds it, and the whole id. `last` is the id's beginning followed by "g".
SELECT 'text' AS kind, id FROM text WHERE id >= :first AND id < :last
UNION SELECT 'document', id FROM document WHERE id >= :first AND id < :last
UNION SELECT 'claim', claim.id FROM claim JOIN metadata ON metadata.number = claim.reading
WHERE claim.id >= :first AND claim.id < :last AND metadata.number = (
    SELECT max(number) FROM metadata AS own WHERE own.document = claim.document AND own.reader = metadata.reader
)
UNION SELECT 'claim', id FROM taken_claim WHERE id >= :first AND id < :last
UNION SELECT 'held', claim FROM current_held WHERE claim >= :first AND claim < :last
UNION SELECT 'held', item FROM current_held WHERE item >= :first AND item < :last
UNION SELECT 'ruling', id FROM ruling WHERE id >= :first AND id < :last
UNION SELECT 'record', id FROM record WHERE id >= :first AND id < :last
UNION SELECT 'matter', id FROM matter WHERE id >= :first AND id < :last
UNION SELECT 'origin', id FROM origin WHERE id >= :first AND id < :last
UNION SELECT 'conflict', id FROM conflict WHERE id >= :first AND id < :last
UNION SELECT 'cluster', id FROM cluster WHERE id >= :first AND id < :last
ORDER BY id
