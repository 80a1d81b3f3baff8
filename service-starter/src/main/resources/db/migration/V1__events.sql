-- Site scope: the second wall behind the role checks. Nothing set means no rows.
CREATE FUNCTION site_everywhere() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(current_setting('app.sites', true), '') = '*';

CREATE FUNCTION site_scope() RETURNS text[]
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN string_to_array(coalesce(current_setting('app.sites', true), ''), ',');

-- A restored database starts a new epoch, so that followers never mistake old positions for new ones.
CREATE TABLE feed_epoch (
	only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
	epoch uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO feed_epoch DEFAULT VALUES;

-- One counter row per lane: positions are gap-free and visible in the order in which they were given.
CREATE TABLE lane (
	lane smallint PRIMARY KEY CHECK (lane BETWEEN 0 AND 7),
	n bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 20);
INSERT INTO lane (lane) SELECT generate_series(0, 7);

CREATE TABLE outbox (
	lane smallint NOT NULL REFERENCES lane,
	position bigint NOT NULL,
	id uuid NOT NULL,
	type text NOT NULL,
	version integer NOT NULL,
	site text NOT NULL,
	occurred_at timestamptz NOT NULL,
	subject text NOT NULL,
	data jsonb NOT NULL,
	PRIMARY KEY (lane, position)
);

CREATE TABLE feed_cursor (
	handler text NOT NULL,
	lane smallint NOT NULL,
	epoch uuid,
	position bigint NOT NULL DEFAULT 0,
	PRIMARY KEY (handler, lane)
) WITH (fillfactor = 20);

CREATE TABLE parked_event (
	handler text NOT NULL,
	lane smallint NOT NULL,
	position bigint NOT NULL,
	subject text NOT NULL,
	event jsonb NOT NULL,
	reason text NOT NULL,
	parked_at timestamptz NOT NULL,
	PRIMARY KEY (handler, lane, position)
);
CREATE INDEX parked_event_subject ON parked_event (handler, subject);

-- The table that db-scheduler expects.
CREATE TABLE scheduled_tasks (
	task_name text NOT NULL,
	task_instance text NOT NULL,
	task_data bytea,
	execution_time timestamptz NOT NULL,
	picked boolean NOT NULL,
	picked_by text,
	last_success timestamptz,
	last_failure timestamptz,
	consecutive_failures integer,
	last_heartbeat timestamptz,
	version bigint NOT NULL,
	priority smallint,
	PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
