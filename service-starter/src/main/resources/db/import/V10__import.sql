-- What imports keep, for the services that have any: they add this folder to spring.flyway.locations.
CREATE TABLE import_run (
	id uuid PRIMARY KEY,
	profile text NOT NULL,
	name text NOT NULL,
	state text NOT NULL CHECK (state IN ('PREPARING', 'TRIAL', 'STAGING', 'RUNNING', 'DONE', 'FAILED', 'STOPPED', 'UNDOING', 'UNDONE')),
	total bigint,
	error text,
	notes text[] NOT NULL DEFAULT '{}',
	options jsonb,
	trial jsonb,
	undone bigint NOT NULL DEFAULT 0,
	requested_by text NOT NULL,
	created_at timestamptz NOT NULL,
	ended_at timestamptz
);

-- The last line taken over in each lane: where a run goes on after a kill. Lane -1: rows that were refused.
CREATE TABLE import_lane (
	run uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
	lane smallint NOT NULL,
	line bigint NOT NULL,
	imported bigint NOT NULL,
	known bigint NOT NULL,
	refused bigint NOT NULL,
	PRIMARY KEY (run, lane)
);

CREATE TABLE import_refusal (
	run uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
	line bigint NOT NULL,
	reason text NOT NULL,
	row text NOT NULL,
	PRIMARY KEY (run, line)
);

-- A run spans sites, and a refused row may tell of any: only who sees all of them sees a run.
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_run USING (site_everywhere()) WITH CHECK (site_everywhere());

ALTER TABLE import_lane ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_lane FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_lane USING (site_everywhere()) WITH CHECK (site_everywhere());

ALTER TABLE import_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_refusal USING (site_everywhere()) WITH CHECK (site_everywhere());
