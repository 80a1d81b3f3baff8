-- When sites work, as the directory tells it: opening hours, country and region of the holidays, own closures.
CREATE TABLE site_hours (
	site text PRIMARY KEY,
	revision bigint NOT NULL,
	hours jsonb NOT NULL
);
ALTER TABLE site_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_hours
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Sites whose open cases wait for their deadlines to be worked out again, and how far that has come.
CREATE TABLE deadline_review (
	site text PRIMARY KEY,
	asked_at timestamptz NOT NULL,
	after uuid
);
ALTER TABLE deadline_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE deadline_review FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON deadline_review
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
CREATE INDEX complaint_open ON complaint (site, id)
	WHERE status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED');

-- The clocks of cases and what each has to tell next. A deadline that moves beyond what was told begins a generation.
CREATE TABLE case_clock (
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	clock text NOT NULL CHECK (clock IN ('ACKNOWLEDGE', 'RESOLVE')),
	site text NOT NULL,
	generation integer NOT NULL,
	next_step text,
	next_step_at timestamptz,
	PRIMARY KEY (complaint, clock)
);
CREATE INDEX case_clock_next ON case_clock (next_step_at) WHERE next_step_at IS NOT NULL;
ALTER TABLE case_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_clock FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON case_clock
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- What was told, once each: the key is what makes it so.
CREATE TABLE case_clock_told (
	id uuid NOT NULL UNIQUE,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	clock text NOT NULL,
	generation integer NOT NULL,
	step text NOT NULL,
	site text NOT NULL,
	due_at timestamptz NOT NULL,
	at timestamptz NOT NULL,
	silent boolean NOT NULL,
	PRIMARY KEY (complaint, clock, generation, step)
);
ALTER TABLE case_clock_told ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_clock_told FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON case_clock_told
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Cases that are open already get their clocks by a review, which tells nobody of what is long past.
SELECT set_config('app.sites', '*', true);
INSERT INTO deadline_review (site, asked_at) SELECT code, now() FROM site ON CONFLICT DO NOTHING;
