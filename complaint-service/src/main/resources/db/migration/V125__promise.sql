-- What was promised to whom until when, and what became of it. A new promise in the place of an old one points back
-- to it, and the old one to its successor.
CREATE TABLE promise (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	revision bigint NOT NULL,
	state text NOT NULL CHECK (state IN ('OPEN', 'KEPT', 'KEPT_LATE', 'BROKEN', 'RENEGOTIATED')),
	text text NOT NULL,
	-- somebody beside the customer of the case; null means the customer
	made_to text,
	made_by_id text NOT NULL,
	made_by_name text NOT NULL,
	made_at timestamptz NOT NULL,
	due_at timestamptz NOT NULL,
	remind_at timestamptz NOT NULL,
	reminded_at timestamptz,
	kept_at timestamptz,
	kept_by text,
	proof text,
	broken_at timestamptz,
	broken_by text,
	reason text,
	consent_how text,
	consent_at timestamptz,
	consent_note text,
	predecessor uuid,
	successor uuid,
	-- the key under which the request may come again, and the print of what it said
	request_key bytea UNIQUE,
	request_body bytea,
	CHECK ((state IN ('KEPT', 'KEPT_LATE')) = (kept_at IS NOT NULL AND proof IS NOT NULL)),
	CHECK (state <> 'BROKEN' OR broken_at IS NOT NULL),
	CHECK ((state = 'RENEGOTIATED') = (successor IS NOT NULL AND consent_how IS NOT NULL AND consent_at IS NOT NULL))
);
CREATE INDEX promise_complaint ON promise (complaint, due_at, id);
CREATE INDEX promise_site_list ON promise (site, due_at, id);
CREATE INDEX promise_list ON promise (due_at, id);
CREATE INDEX promise_open ON promise (due_at) WHERE state = 'OPEN';
CREATE INDEX promise_remind ON promise (remind_at) WHERE state = 'OPEN' AND reminded_at IS NULL;
ALTER TABLE promise ENABLE ROW LEVEL SECURITY;
ALTER TABLE promise FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON promise
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- The customer was let down: somebody must make up for it. One for each broken promise.
CREATE TABLE recovery_task (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	promise uuid NOT NULL UNIQUE REFERENCES promise ON DELETE CASCADE,
	opened_at timestamptz NOT NULL,
	done_at timestamptz,
	done_by text,
	done_note text,
	CHECK ((done_at IS NULL) = (done_note IS NULL))
);
CREATE INDEX recovery_task_complaint ON recovery_task (complaint);
ALTER TABLE recovery_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_task FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON recovery_task
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
