-- An import could store a cause that is none, and every list with that row then failed.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

UPDATE complaint
SET causes = CASE WHEN cardinality(array_remove(causes, NULL)) = 0 THEN '{OTHER}' ELSE array_remove(causes, NULL) END
WHERE array_position(causes, NULL) IS NOT NULL;

ALTER TABLE complaint ADD CONSTRAINT complaint_causes_named CHECK (array_position(causes, NULL) IS NULL);
