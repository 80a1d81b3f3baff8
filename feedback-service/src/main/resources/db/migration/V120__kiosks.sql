-- A device at a site that takes answers, also while it is offline.
CREATE TABLE kiosk (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	survey text NOT NULL REFERENCES survey (code),
	name text NOT NULL,
	idle_seconds integer NOT NULL CHECK (idle_seconds BETWEEN 5 AND 300),
	misuse_seconds integer NOT NULL CHECK (misuse_seconds BETWEEN 0 AND 600),
	questions integer NOT NULL CHECK (questions BETWEEN 0 AND 10),
	-- The device checks the PIN itself, because it must open the menu offline too
	pin_salt bytea NOT NULL,
	pin_hash bytea NOT NULL,
	-- A pairing code and a device's secret are known by their hashes only
	pairing_hash bytea UNIQUE,
	pairing_until timestamptz,
	secret_hash bytea UNIQUE,
	paired_at timestamptz,
	revoked_at timestamptz,
	seen_at timestamptz,
	waiting integer,
	battery smallint CHECK (battery BETWEEN 0 AND 100),
	charging boolean,
	clock_offset_ms bigint,
	revision bigint NOT NULL DEFAULT 1,
	created_at timestamptz NOT NULL
);
CREATE INDEX kiosk_newest ON kiosk (created_at DESC, id DESC);
CREATE INDEX kiosk_of_site ON kiosk (site, created_at DESC, id DESC);

-- What the device said of an answer beside the answer itself. Its keys are kept as long as the answers: a device may
-- come back after a year and send again what it did not hear the acknowledgement of.
CREATE TABLE kiosk_answer (
	kiosk uuid NOT NULL REFERENCES kiosk,
	key text NOT NULL,
	site text NOT NULL,
	response uuid NOT NULL,
	-- When by the device's own clock, and by how much that was corrected
	device_at timestamptz NOT NULL,
	clock_offset_ms bigint NOT NULL,
	suspect boolean NOT NULL,
	received_at timestamptz NOT NULL,
	PRIMARY KEY (kiosk, key)
);
CREATE INDEX kiosk_answer_response ON kiosk_answer (response);
CREATE INDEX kiosk_answer_recent ON kiosk_answer (kiosk, received_at);

-- Answers that do not fit their questions: kept and told, so that a device may forget them and nobody's voice is lost.
CREATE TABLE kiosk_refusal (
	kiosk uuid NOT NULL REFERENCES kiosk,
	key text NOT NULL,
	site text NOT NULL,
	reason text NOT NULL,
	answer text NOT NULL,
	device_at timestamptz,
	received_at timestamptz NOT NULL,
	PRIMARY KEY (kiosk, key)
);

ALTER TABLE kiosk ENABLE ROW LEVEL SECURITY;
ALTER TABLE kiosk FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON kiosk USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

ALTER TABLE kiosk_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE kiosk_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON kiosk_answer USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

ALTER TABLE kiosk_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE kiosk_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON kiosk_refusal USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));
