-- By which numbers answers are judged: the newest version counts, the older ones tell what counted when.
CREATE TABLE moment_rules (
	version integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	misery_overall smallint NOT NULL CHECK (misery_overall BETWEEN 1 AND 4),
	misery_smiley smallint NOT NULL CHECK (misery_smiley BETWEEN 1 AND 3),
	misery_nps smallint NOT NULL CHECK (misery_nps BETWEEN 0 AND 9),
	misery_gap smallint NOT NULL CHECK (misery_gap BETWEEN -4 AND -1),
	magic_overall smallint NOT NULL CHECK (magic_overall BETWEEN 3 AND 5),
	rate_answers smallint NOT NULL CHECK (rate_answers BETWEEN 2 AND 100),
	rate_minutes smallint NOT NULL CHECK (rate_minutes BETWEEN 1 AND 1440),
	quiet_minutes smallint NOT NULL CHECK (quiet_minutes BETWEEN 1 AND 1440),
	changed_at timestamptz NOT NULL,
	changed_by text NOT NULL
);

-- Somebody had a bad time and a person must look.
CREATE TABLE alert (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	touchpoint text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('MISERY', 'RATE')),
	state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ACKNOWLEDGED', 'CLOSED')),
	-- the customer left a contact: such an alert is about one person and takes no further answers
	reachable boolean NOT NULL,
	response uuid NOT NULL,
	answers integer NOT NULL,
	first_at timestamptz NOT NULL,
	last_at timestamptz NOT NULL,
	raised_at timestamptz NOT NULL,
	acknowledged_at timestamptz,
	acknowledged_by text,
	closed_at timestamptz,
	closed_by text,
	note text
);
CREATE INDEX alert_newest ON alert (raised_at DESC, id DESC);
CREATE INDEX alert_of_site ON alert (site, raised_at DESC, id DESC);
CREATE INDEX alert_waiting ON alert (site, touchpoint) WHERE state = 'OPEN';

-- Each bad answer belongs to one alert, whoever looks at it how often.
CREATE TABLE alert_answer (
	response uuid PRIMARY KEY,
	alert uuid NOT NULL REFERENCES alert ON DELETE CASCADE,
	site text NOT NULL
);
CREATE INDEX alert_answer_of ON alert_answer (alert);

-- Bad taps at a place that no alert has heard yet.
CREATE INDEX response_tap ON response (site, touchpoint, occurred_at)
	WHERE channel = 'KIOSK' AND moment = 'MISERY' AND source_key IS NULL;

ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON alert
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

ALTER TABLE alert_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON alert_answer
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
