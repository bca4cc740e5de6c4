-- Whether all words that what follows was derived from were looked through for the names of states of this digest.
SELECT value = :digest FROM derivation WHERE name = 'mentions'
