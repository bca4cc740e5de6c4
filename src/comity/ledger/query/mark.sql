-- What differs after anything was written: the last build, the last reading, the rulings, and what was last derived from.
SELECT 'build', number, added + unchanged + corrected + refreshed + failed + imported || ' ' || is_derived
FROM build WHERE number = (SELECT max(number) FROM build)
UNION ALL SELECT 'reading', max(number), '' FROM metadata
UNION ALL SELECT 'ruling', count(*), max(time) FROM ruling
UNION ALL SELECT * FROM (SELECT 'derivation', name, value FROM derivation ORDER BY name)
