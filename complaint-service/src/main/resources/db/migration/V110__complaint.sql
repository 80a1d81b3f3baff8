-- What the directory of sites told us; the gateway owns it.
CREATE TABLE site (
	code text PRIMARY KEY,
	name text NOT NULL,
	region text,
	sector text NOT NULL,
	time_zone text NOT NULL,
	languages text[] NOT NULL,
	email text,
	phone text,
	address text,
	open boolean NOT NULL,
	revision bigint NOT NULL
);
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site
	USING (site_everywhere() OR code = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR code = ANY (site_scope()));

-- The human reference counts per operation; a number that was drawn and not used leaves a gap, no lock.
CREATE SEQUENCE complaint_number;

CREATE TABLE complaint (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	reference text NOT NULL UNIQUE,
	revision bigint NOT NULL,
	status text NOT NULL CHECK (status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER',
		'RESOLVED', 'CLOSED', 'REOPENED', 'WITHDRAWN', 'REFERRED')),
	channel text NOT NULL,
	severity text NOT NULL CHECK (severity IN ('CRITICAL', 'HIGH', 'NORMAL', 'LOW')),
	causes text[] NOT NULL CHECK (cardinality(causes) >= 1),
	customer_type text NOT NULL,
	about text NOT NULL,
	subject text NOT NULL,
	description text NOT NULL,
	language text NOT NULL,
	contact_email text,
	contact_name text,
	received_by text NOT NULL,
	owner_id text,
	owner_name text,
	on_the_spot boolean NOT NULL DEFAULT false,
	outcome text CHECK (outcome IN ('UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD')),
	in_customers_favour boolean,
	remedy text,
	timely boolean,
	restricted boolean NOT NULL DEFAULT false,
	received_at timestamptz NOT NULL,
	forwarded_at timestamptz,
	acknowledge_by timestamptz NOT NULL,
	resolve_by timestamptz NOT NULL,
	waiting_since timestamptz,
	due_at timestamptz,
	acknowledged_at timestamptz,
	resolved_at timestamptz,
	closed_at timestamptz,
	source text,
	source_id text
);
CREATE UNIQUE INDEX complaint_source ON complaint (source, source_id) WHERE source IS NOT NULL;
CREATE INDEX complaint_site_list ON complaint (site, received_at DESC, id DESC);
CREATE INDEX complaint_list ON complaint (received_at DESC, id DESC);
CREATE INDEX complaint_due ON complaint (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX complaint_owner ON complaint (owner_id, received_at DESC, id DESC) WHERE owner_id IS NOT NULL;
CREATE INDEX complaint_unanswered ON complaint (acknowledge_by) WHERE status = 'RECEIVED' AND timely IS NULL;
ALTER TABLE complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON complaint
	USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

-- Who did what when. The first entry of a case, its receipt, stands in the case itself.
CREATE TABLE complaint_entry (
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	n bigint GENERATED ALWAYS AS IDENTITY,
	site text NOT NULL,
	at timestamptz NOT NULL,
	actor text NOT NULL,
	kind text NOT NULL,
	text text,
	from_value text,
	to_value text,
	visible_to_customer boolean NOT NULL,
	PRIMARY KEY (complaint, n)
);
ALTER TABLE complaint_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON complaint_entry
	USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

-- Keys to the tracking page: only their SHA-256 is kept, several per case.
CREATE TABLE tracking_secret (
	hash bytea PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	created_at timestamptz NOT NULL
);
CREATE INDEX tracking_secret_complaint ON tracking_secret (complaint);
ALTER TABLE tracking_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE tracking_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON tracking_secret
	USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

-- A submission that comes twice under one key makes one case.
CREATE TABLE intake_key (
	key bytea PRIMARY KEY,
	body bytea NOT NULL,
	complaint uuid NOT NULL,
	site text NOT NULL,
	created_at timestamptz NOT NULL
);
ALTER TABLE intake_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_key FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON intake_key
	USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));
