-- Whoever changes what a survey asks about the visit says which revision of that they saw, so that nobody's change is
-- overwritten.
ALTER TABLE survey ADD COLUMN context_revision bigint NOT NULL DEFAULT 1;
