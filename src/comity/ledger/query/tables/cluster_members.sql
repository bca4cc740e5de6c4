-- The statements of each cluster.
SELECT cluster, document, start, "end", claim, modality
FROM cluster_member ORDER BY cluster, document, start, "end", claim
