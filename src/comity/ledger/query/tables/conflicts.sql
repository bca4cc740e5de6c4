-- Minimal sets of claims that cannot all be true; `gap` is the logarithm of the missing factor.
-- What is only in the payload comes last, as one JSON array.
SELECT id, label, gap, json_extract(payload, '$.assumptions', '$.steps', '$.slip.text', '$.relief')
FROM conflict ORDER BY id
