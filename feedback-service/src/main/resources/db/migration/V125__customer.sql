-- The customer register. A customer belongs to the operation and is met at sites; who sees one of these sees the customer.
CREATE TABLE customer (
	id uuid PRIMARY KEY,
	sites text[] NOT NULL CHECK (cardinality(sites) > 0),
	customer_type text NOT NULL CHECK (customer_type IN ('PATIENT', 'STUDENT', 'CONSUMER', 'COLLEAGUE')),
	-- Internal customers are kept apart: the same person as colleague and as patient is two customers.
	internal boolean NOT NULL GENERATED ALWAYS AS (customer_type = 'COLLEAGUE') STORED,
	kind text NOT NULL CHECK (kind IN ('PERSON', 'INSTITUTION')),
	state text NOT NULL CHECK (state IN ('NEW', 'RETURNING', 'REFERRED', 'LAPSED', 'PROSPECT')),
	name text,
	email text,
	-- What the customer is found by: the address in lower case, the number in E.164.
	email_key text,
	phone text,
	language text,
	consent_at timestamptz,
	consent_source text,
	-- Whether answers to invitations may be kept with the customer.
	consent_link boolean NOT NULL DEFAULT false,
	-- The customer said no; only a consent given later counts again.
	opted_out_at timestamptz,
	referred_by uuid REFERENCES customer,
	visits integer NOT NULL DEFAULT 0,
	last_seen_at timestamptz,
	-- Kept as a row of its own, so that a merge can be undone and its history stays where it happened.
	merged_into uuid REFERENCES customer,
	erased_at timestamptz,
	revision bigint NOT NULL DEFAULT 1,
	created_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX customer_email ON customer (internal, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX customer_phone ON customer (internal, phone) WHERE phone IS NOT NULL;
-- The list: newest first. Row-level security filters on the walk.
CREATE INDEX customer_newest ON customer (created_at DESC, id DESC) WHERE merged_into IS NULL;
CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customer_referred ON customer (referred_by) WHERE referred_by IS NOT NULL;
-- Whose horizon has passed.
CREATE INDEX customer_last_seen ON customer (customer_type, last_seen_at) WHERE state IN ('NEW', 'RETURNING', 'REFERRED');

CREATE TABLE customer_merge (
	id uuid PRIMARY KEY,
	kept uuid NOT NULL REFERENCES customer,
	merged uuid NOT NULL REFERENCES customer,
	sites text[] NOT NULL,
	visits integer NOT NULL,
	by_id text NOT NULL,
	by_name text NOT NULL,
	merged_at timestamptz NOT NULL,
	undone_at timestamptz
);
CREATE INDEX customer_merge_kept ON customer_merge (kept);

-- Visits, told by the API, a file or a webhook; each is known again by the key that its sender gave it.
CREATE TABLE visit (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	customer uuid NOT NULL REFERENCES customer,
	source text NOT NULL,
	source_key text NOT NULL UNIQUE,
	digest bytea NOT NULL,
	first boolean NOT NULL,
	visited_at timestamptz NOT NULL,
	received_at timestamptz NOT NULL
);
CREATE INDEX visit_of_customer ON visit (customer, visited_at DESC);

-- Rows of a file that wait to be entered into the register; a row goes with the one that it becomes.
CREATE TABLE visit_arrival (
	source_key text PRIMARY KEY,
	site text NOT NULL,
	visit jsonb NOT NULL,
	due_at timestamptz NOT NULL
);
CREATE INDEX visit_arrival_due ON visit_arrival (due_at);

ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON customer
	USING ((SELECT site_everywhere()) OR sites && (SELECT site_scope())::text[])
	WITH CHECK ((SELECT site_everywhere()) OR sites && (SELECT site_scope())::text[]);

ALTER TABLE customer_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merge FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON customer_merge
	USING ((SELECT site_everywhere()) OR sites && (SELECT site_scope())::text[])
	WITH CHECK ((SELECT site_everywhere()) OR sites && (SELECT site_scope())::text[]);

ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON visit
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Nobody but the job that enters them reads them.
ALTER TABLE visit_arrival ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_arrival FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON visit_arrival USING ((SELECT site_everywhere())) WITH CHECK ((SELECT site_everywhere()));
