-- A holding reply is a line of its own in the history that clocks go by: a case that was opened again may have several,
-- and each is good for its own run. A deadline that a person moved, and no other severity, was moved by one.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
UPDATE complaint_entry l SET kind = 'LONGER_TIME'
FROM complaint c
WHERE c.id = l.complaint AND c.held_at IS NOT NULL AND l.kind = 'DEADLINE' AND l.actor_id IS NOT NULL
	AND NOT EXISTS (SELECT FROM complaint_entry s WHERE s.complaint = l.complaint AND s.kind = 'SEVERITY' AND s.at = l.at);

ALTER TABLE complaint DROP COLUMN held_at;
