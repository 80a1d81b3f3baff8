-- All services keep their imports alike. Where an upload waits follows from its run's id.
ALTER TABLE import RENAME TO import_run;
ALTER TABLE import_run RENAME COLUMN finished_at TO ended_at;
ALTER TABLE import_run DROP COLUMN file;
ALTER TABLE import_lane RENAME COLUMN import TO run;
ALTER TABLE import_refusal RENAME COLUMN import TO run;
ALTER TABLE import_refusal RENAME COLUMN source TO row;

UPDATE scheduled_tasks SET task_name = 'import' WHERE task_name = 'feedback.import';

-- A kill between a run and its job left runs that nobody carries on; the two are written together from now on.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

UPDATE import_run
SET state = 'FAILED', error = 'The import was cut off before it began; send the file again.', ended_at = now()
WHERE state IN ('STAGING', 'RUNNING')
	AND NOT EXISTS (SELECT FROM scheduled_tasks WHERE task_name = 'import' AND task_instance = import_run.id::text);
