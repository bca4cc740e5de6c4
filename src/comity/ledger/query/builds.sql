-- The builds so far, in order.
SELECT number, version, added, unchanged, corrected, refreshed, failed, imported, claims, is_derived FROM build ORDER BY number
