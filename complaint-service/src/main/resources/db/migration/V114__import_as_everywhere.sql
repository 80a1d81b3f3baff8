-- All services keep their imports alike: who asked for a run, and how its ambiguous rows were understood.
ALTER TABLE import_run
	ADD COLUMN requested_by text,
	ADD COLUMN notes text[] NOT NULL DEFAULT '{}';

UPDATE scheduled_tasks SET task_name = 'import' WHERE task_name = 'complaint-import';

-- A kill between a run and its job left runs that nobody carries on; the two are written together from now on.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

UPDATE import_run
SET state = 'FAILED', error = 'The import was cut off before it began; send the file again.', ended_at = now()
WHERE state IN ('STAGING', 'RUNNING')
	AND NOT EXISTS (SELECT FROM scheduled_tasks WHERE task_name = 'import' AND task_instance = import_run.id::text);
