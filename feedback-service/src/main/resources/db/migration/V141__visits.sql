-- Visits by somebody who looks for us: a mystery visit, which the site must not know of before it is done, and an inspection.
CREATE TABLE site_visit (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	method text NOT NULL CHECK (method IN ('MYSTERY_VISIT', 'INSPECTION')),
	customer_type text NOT NULL,
	language text NOT NULL,
	window_from timestamptz NOT NULL,
	window_to timestamptz NOT NULL CHECK (window_to > window_from),
	-- until when a report is taken
	closes_at timestamptz NOT NULL,
	shopper text NOT NULL,
	shopper_email text,
	brief text NOT NULL,
	state text NOT NULL CHECK (state IN ('PLANNED', 'STARTED', 'DONE', 'CANCELLED', 'MISSED')),
	reminded_at timestamptz,
	planned_by text NOT NULL,
	planned_at timestamptz NOT NULL,
	started_at timestamptz,
	-- from here on the report stands, whatever dies before it is counted
	handed_in_at timestamptz,
	ended_at timestamptz,
	notes text,
	observed text,
	score double precision CHECK (score BETWEEN 0 AND 100),
	scored integer NOT NULL DEFAULT 0,
	scores jsonb,
	revision bigint NOT NULL DEFAULT 1
) WITH (fillfactor = 80);
CREATE INDEX site_visit_newest ON site_visit (window_from DESC, id DESC);
CREATE INDEX site_visit_of_site ON site_visit (site, window_from DESC, id DESC);
CREATE INDEX site_visit_open ON site_visit (closes_at) WHERE state IN ('PLANNED', 'STARTED');

-- What is looked at, in its order, each with the version of the script that was chosen when the visit was planned.
CREATE TABLE visit_stop (
	visit uuid NOT NULL REFERENCES site_visit ON DELETE CASCADE,
	site text NOT NULL,
	ordinal smallint NOT NULL,
	touchpoint text NOT NULL,
	questionnaire text NOT NULL,
	version integer NOT NULL,
	response uuid,
	score double precision,
	scored integer NOT NULL DEFAULT 0,
	PRIMARY KEY (visit, ordinal),
	UNIQUE (visit, touchpoint),
	FOREIGN KEY (questionnaire, version) REFERENCES questionnaire
);

-- The secrets in the addresses of the shopper's page, by their hash: each mail has its own.
CREATE TABLE visit_secret (
	hash bytea PRIMARY KEY,
	visit uuid NOT NULL REFERENCES site_visit ON DELETE CASCADE,
	site text NOT NULL,
	made_at timestamptz NOT NULL
);
CREATE INDEX visit_secret_of ON visit_secret (visit);

-- What the shopper typed so far, by field of the page; gone once it is counted.
CREATE TABLE visit_draft (
	visit uuid PRIMARY KEY REFERENCES site_visit ON DELETE CASCADE,
	site text NOT NULL,
	typed jsonb NOT NULL,
	saved_at timestamptz NOT NULL
);

CREATE TABLE visit_photo (
	id uuid PRIMARY KEY,
	visit uuid NOT NULL REFERENCES site_visit ON DELETE CASCADE,
	site text NOT NULL,
	ordinal smallint NOT NULL,
	type text NOT NULL CHECK (type IN ('image/jpeg', 'image/png')),
	bytes integer NOT NULL,
	content bytea NOT NULL,
	taken_at timestamptz NOT NULL
);
ALTER TABLE visit_photo ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX visit_photo_of ON visit_photo (visit, ordinal, taken_at);

-- Blind: whoever does not see all sites sees a mystery visit only when it is done, and cannot plan one.
ALTER TABLE site_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_visit FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_visit
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND (method = 'INSPECTION' OR state = 'DONE'))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND (method = 'INSPECTION' OR state = 'DONE'));

-- What belongs to a visit is seen by whom the visit is seen.
ALTER TABLE visit_stop ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_stop FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON visit_stop
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit));
ALTER TABLE visit_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON visit_secret
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit));
ALTER TABLE visit_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON visit_draft
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit));
ALTER TABLE visit_photo ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_photo FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON visit_photo
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND EXISTS (SELECT FROM site_visit v WHERE v.id = visit));
