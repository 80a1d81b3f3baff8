-- A run can be prepared, tried without storing anything, stopped, and undone as a whole.
DO $$
DECLARE
	old text;
BEGIN
	FOR old IN
		SELECT conname FROM pg_constraint
		WHERE conrelid = 'import_run'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%STAGING%'
	LOOP
		EXECUTE format('ALTER TABLE import_run DROP CONSTRAINT %I', old);
	END LOOP;
END
$$;
ALTER TABLE import_run
	ADD CONSTRAINT import_run_state CHECK (state IN ('PREPARING', 'TRIAL', 'STAGING', 'RUNNING', 'DONE', 'FAILED', 'STOPPED', 'UNDOING', 'UNDONE')),
	ADD COLUMN options jsonb,
	ADD COLUMN trial jsonb,
	ADD COLUMN undone bigint NOT NULL DEFAULT 0;

-- The run that brought a response; responses of earlier runs have none and stay.
ALTER TABLE response ADD COLUMN import_run uuid;
CREATE INDEX response_import ON response (import_run, site) WHERE import_run IS NOT NULL;

-- How the columns of a kind of file are read, kept by name for the next one.
CREATE TABLE import_mapping (
	name text PRIMARY KEY,
	mapping jsonb NOT NULL,
	saved_by text NOT NULL,
	saved_at timestamptz NOT NULL
);
ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_mapping USING (site_everywhere()) WITH CHECK (site_everywhere());
