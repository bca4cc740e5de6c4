-- The builds so far, in order.
SELECT number, version, added, unchanged, corrected, refreshed, failed, imported, claims, is_derived, day FROM build ORDER BY number
