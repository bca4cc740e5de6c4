-- Whether what is derived speaks of all that was read: the last derivation is as young as the last reading.
SELECT coalesce((SELECT max(number) FROM build WHERE is_derived), 0) >= coalesce((SELECT max(build) FROM metadata), 0)
