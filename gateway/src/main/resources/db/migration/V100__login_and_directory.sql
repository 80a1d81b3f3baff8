CREATE TABLE region (
	code text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	name text NOT NULL,
	revision bigint NOT NULL DEFAULT 1
);

CREATE TABLE site (
	code text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	name text NOT NULL,
	region text NOT NULL REFERENCES region,
	sector text NOT NULL CHECK (sector IN ('hospital', 'education', 'retail', 'finance', 'public', 'other')),
	peer_group text,
	time_zone text NOT NULL,
	languages text[] NOT NULL,
	email text,
	phone text,
	address text,
	open boolean NOT NULL DEFAULT true,
	revision bigint NOT NULL DEFAULT 1,
	created_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);
CREATE INDEX site_region ON site (region, code);
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site
	USING (site_everywhere() OR code = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR code = ANY (site_scope()));

-- People. A colleague is visible where a site is shared; head office has all sites and is visible to head office.
CREATE TABLE account (
	id uuid PRIMARY KEY,
	username text NOT NULL UNIQUE CHECK (username = lower(username)),
	name text NOT NULL,
	email text,
	password_hash text NOT NULL,
	roles text[] NOT NULL CHECK (cardinality(roles) > 0),
	everywhere boolean NOT NULL,
	sites text[] NOT NULL,
	active boolean NOT NULL DEFAULT true,
	demo boolean NOT NULL DEFAULT false,
	revision bigint NOT NULL DEFAULT 1,
	created_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON account
	USING (site_everywhere() OR sites && site_scope())
	WITH CHECK (site_everywhere());

CREATE TABLE session (
	id_hash bytea PRIMARY KEY,
	account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
	started_at timestamptz NOT NULL,
	last_seen_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_started_at ON session (started_at);

CREATE TABLE api_key (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	key_hash bytea NOT NULL UNIQUE,
	hint text NOT NULL,
	role text NOT NULL,
	everywhere boolean NOT NULL,
	sites text[] NOT NULL,
	created_by text NOT NULL,
	created_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	revoked_at timestamptz,
	last_used_at timestamptz
);
CREATE INDEX api_key_created_at ON api_key (created_at, id);

-- Private halves are encrypted with the operation's login secret.
CREATE TABLE signing_key (
	id text PRIMARY KEY,
	public_jwk text NOT NULL,
	sealed_private_jwk bytea NOT NULL,
	salt text NOT NULL,
	created_at timestamptz NOT NULL
);

CREATE TABLE setup_code (
	code_hash bytea PRIMARY KEY,
	created_at timestamptz NOT NULL
);
