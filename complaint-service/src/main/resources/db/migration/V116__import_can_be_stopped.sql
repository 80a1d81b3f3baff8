-- A run can be prepared, tried without storing anything, stopped, and (where a service can) undone.
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
