-- The latest proven day and records that agree in what they are, found without reading a table through.

CREATE INDEX metadata_published ON metadata (published_first);

CREATE INDEX matter_alike ON matter (kind, type, parties);

DROP INDEX matter_type;
