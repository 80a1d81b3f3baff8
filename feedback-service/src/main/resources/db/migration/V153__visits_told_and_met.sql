-- What a page was typed on: a save from a page that is older than what another page has saved meanwhile overwrites nothing.
ALTER TABLE visit_draft
	ADD COLUMN revision bigint NOT NULL DEFAULT 1,
	-- the page that saved last: whoever goes on typing there meets nobody
	ADD COLUMN page uuid;

ALTER TABLE site_visit
	-- when it was told that the window has passed without a report
	ADD COLUMN overdue_told_at timestamptz,
	-- when the score was told to those who count
	ADD COLUMN score_told_at timestamptz,
	-- when the photos were removed because their time was over
	ADD COLUMN photos_removed_at timestamptz;

-- Row-level security holds the owner too, so all sites are put in scope first. Of visits that were given up long ago nobody
-- is told any more.
SELECT set_config('app.sites', '*', true);
UPDATE site_visit SET overdue_told_at = now() WHERE state = 'MISSED';

CREATE INDEX site_visit_overdue ON site_visit (window_to)
	WHERE overdue_told_at IS NULL AND handed_in_at IS NULL AND state IN ('PLANNED', 'STARTED', 'MISSED');
CREATE INDEX site_visit_uncounted ON site_visit (ended_at) WHERE state = 'DONE' AND score_told_at IS NULL;
CREATE INDEX site_visit_with_photos ON site_visit (ended_at) WHERE ended_at IS NOT NULL AND photos_removed_at IS NULL;
