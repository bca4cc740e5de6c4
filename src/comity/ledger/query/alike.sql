-- Records that agree with one of some in kind, type and parties.
SELECT matter.payload
FROM json_each(:values) AS wanted
CROSS JOIN matter ON matter.kind = wanted.value ->> 0 AND matter.type = wanted.value ->> 1 AND matter.parties = wanted.value ->> 2
