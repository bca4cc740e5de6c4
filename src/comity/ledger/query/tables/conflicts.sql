-- Minimal sets of claims that cannot all be true; `gap` is the logarithm of the missing factor.
SELECT
    id, label, gap, json_extract(payload, '$.assumptions'),
    (SELECT json_group_array(json_extract(step.value, '$.text')) FROM json_each(conflict.payload, '$.steps') AS step),
    json_extract(payload, '$.slip.text'), nullif(json_extract(payload, '$.relief'), '')
FROM conflict ORDER BY id
