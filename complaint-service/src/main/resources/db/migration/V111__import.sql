-- Takings-over of other systems' complaints. Head office only; nothing here belongs to one site.
CREATE TABLE import_run (
	id uuid PRIMARY KEY,
	profile text NOT NULL,
	name text NOT NULL,
	state text NOT NULL CHECK (state IN ('STAGING', 'RUNNING', 'DONE', 'FAILED')),
	read bigint NOT NULL DEFAULT 0,
	imported bigint NOT NULL DEFAULT 0,
	refused bigint NOT NULL DEFAULT 0,
	known bigint NOT NULL DEFAULT 0,
	staged bigint NOT NULL DEFAULT 0,
	total bigint,
	error text,
	sites jsonb NOT NULL DEFAULT '[]',
	-- The last line taken over in each lane: where a run goes on after a kill.
	done bigint[] NOT NULL DEFAULT '{0,0,0,0,0,0,0,0}',
	created_at timestamptz NOT NULL,
	staged_at timestamptz,
	ended_at timestamptz
);

CREATE TABLE import_refusal (
	run uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
	line bigint NOT NULL,
	reason text NOT NULL,
	row text NOT NULL,
	PRIMARY KEY (run, line)
);

-- Rows on their way in, made ready. Unlogged: a crash of the database empties it, and the run reads its file again.
CREATE UNLOGGED TABLE import_case (
	run uuid NOT NULL,
	lane smallint NOT NULL,
	line bigint NOT NULL,
	source_id text NOT NULL,
	id uuid NOT NULL,
	site text NOT NULL,
	year integer NOT NULL,
	revision bigint NOT NULL,
	status text NOT NULL,
	channel text NOT NULL,
	severity text NOT NULL,
	causes text[] NOT NULL,
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
	on_the_spot boolean NOT NULL,
	outcome text,
	in_customers_favour boolean,
	remedy text,
	timely boolean,
	received_at timestamptz NOT NULL,
	forwarded_at timestamptz,
	acknowledge_by timestamptz NOT NULL,
	resolve_by timestamptz NOT NULL,
	waiting_since timestamptz,
	due_at timestamptz,
	acknowledged_at timestamptz,
	resolved_at timestamptz,
	closed_at timestamptz,
	happened_at timestamptz NOT NULL,
	entries jsonb,
	PRIMARY KEY (run, lane, line)
) WITH (autovacuum_enabled = false);
