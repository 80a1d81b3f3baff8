-- What this service knows of the organisation: a copy of the directory, fed by site.saved.
CREATE TABLE site (
	code text PRIMARY KEY,
	name text NOT NULL,
	region text NOT NULL,
	sector text NOT NULL,
	customer_type text NOT NULL,
	time_zone text NOT NULL,
	languages text[] NOT NULL,
	email text,
	phone text,
	address text,
	open boolean NOT NULL,
	revision bigint NOT NULL
);

-- Questionnaires: a published version never changes, because answers point at it.
CREATE TABLE questionnaire (
	id text NOT NULL,
	version integer NOT NULL CHECK (version > 0),
	customer_type text NOT NULL,
	published_at timestamptz,
	definition jsonb NOT NULL,
	PRIMARY KEY (id, version)
);

CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.published_at IS NOT NULL THEN
		RAISE EXCEPTION 'Version % of questionnaire % is published and never changes', OLD.version, OLD.id
			USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER published_never_changes BEFORE UPDATE OR DELETE ON questionnaire
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();

-- The journey of a customer type: its touchpoints from the first contact to the last impression.
CREATE TABLE touchpoint (
	customer_type text NOT NULL,
	code text NOT NULL,
	ordinal integer NOT NULL,
	kind text NOT NULL CHECK (kind IN ('INTERACTION', 'PHYSICAL')),
	unit text NOT NULL,
	name jsonb NOT NULL,
	PRIMARY KEY (customer_type, code),
	UNIQUE (customer_type, ordinal)
);

-- Where customers answer: one code per site, touchpoint and channel.
CREATE TABLE survey (
	id uuid PRIMARY KEY,
	code text NOT NULL UNIQUE,
	site text NOT NULL,
	customer_type text NOT NULL,
	touchpoint text NOT NULL,
	questionnaire text NOT NULL,
	channel text NOT NULL,
	active boolean NOT NULL DEFAULT true,
	created_at timestamptz NOT NULL,
	UNIQUE (site, customer_type, touchpoint, channel),
	FOREIGN KEY (customer_type, touchpoint) REFERENCES touchpoint
);
CREATE INDEX survey_newest ON survey (created_at DESC, id DESC);

CREATE TABLE response (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	touchpoint text NOT NULL,
	channel text NOT NULL,
	customer_type text NOT NULL,
	questionnaire text NOT NULL,
	questionnaire_version integer NOT NULL,
	overall smallint CHECK (overall BETWEEN 1 AND 5),
	nps smallint CHECK (nps BETWEEN 0 AND 10),
	moment text NOT NULL,
	answers jsonb NOT NULL,
	comment text,
	language text NOT NULL,
	relation text,
	promise text,
	waited_seconds integer,
	contactable boolean NOT NULL,
	source_key text,
	occurred_at timestamptz NOT NULL,
	received_at timestamptz NOT NULL
);
-- The lists: newest first, of one site or of all.
CREATE INDEX response_newest ON response (occurred_at DESC, id DESC);
CREATE INDEX response_of_site ON response (site, occurred_at DESC, id DESC);
-- An imported row is known again by the key that its source gave it.
CREATE UNIQUE INDEX response_source ON response (source_key) WHERE source_key IS NOT NULL;

-- Who may be written to; apart from the answers, so that erasing a person leaves them.
CREATE TABLE response_contact (
	response uuid PRIMARY KEY REFERENCES response ON DELETE CASCADE,
	site text NOT NULL,
	email text NOT NULL,
	name text,
	consent_at timestamptz NOT NULL
);

-- What was acknowledged under which Idempotency-Key: rows of the same transaction as the response.
CREATE TABLE submission (
	key text PRIMARY KEY,
	digest bytea NOT NULL,
	site text NOT NULL,
	response uuid NOT NULL,
	received_at timestamptz NOT NULL
);
CREATE INDEX submission_age ON submission USING brin (received_at);

-- The second wall: a transaction sees the sites it was opened for, and no others.
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site USING (site_everywhere() OR code = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR code = ANY (site_scope()));

ALTER TABLE survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON survey USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

ALTER TABLE response ENABLE ROW LEVEL SECURITY;
ALTER TABLE response FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON response USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

ALTER TABLE response_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON response_contact USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

ALTER TABLE submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE submission FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON submission USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));
