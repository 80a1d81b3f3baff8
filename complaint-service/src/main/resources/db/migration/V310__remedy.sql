-- What customers are given to put it right, with what it costs; above the limit of who asks for it, it waits for a yes.
CREATE TABLE remedy (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	revision bigint NOT NULL,
	state text NOT NULL CHECK (state IN ('WAITING', 'GRANTED', 'DECLINED')),
	kind text NOT NULL CHECK (kind IN ('APOLOGY', 'EXPLANATION', 'EXCHANGE', 'REFUND', 'REPAIR', 'REPLACEMENT',
		'GOODWILL_PAYMENT', 'CHANGE_OF_PRACTICE')),
	-- in the smallest unit of the currency
	minor bigint NOT NULL CHECK (minor >= 0),
	currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
	purchased_on date,
	-- why it is taken back although the return window was over
	exception text,
	note text,
	asked_by_id text NOT NULL,
	asked_by_name text NOT NULL,
	asked_at timestamptz NOT NULL,
	ruled_by_id text,
	ruled_by_name text,
	ruled_at timestamptz,
	ruling text,
	-- the key under which the request may come again, and the print of what it said
	request_key bytea UNIQUE,
	request_body bytea,
	CHECK ((ruled_at IS NULL) = (ruled_by_id IS NULL) AND (ruled_by_id IS NULL) = (ruled_by_name IS NULL)),
	CHECK (state <> 'WAITING' OR ruled_at IS NULL),
	CHECK (state <> 'DECLINED' OR (ruled_at IS NOT NULL AND ruling IS NOT NULL)),
	CHECK (state <> 'GRANTED' OR ruled_by_id IS NULL OR ruled_by_id <> asked_by_id),
	CHECK (kind IN ('EXCHANGE', 'REFUND') = (purchased_on IS NOT NULL))
);
CREATE INDEX remedy_complaint ON remedy (complaint, asked_at, id);
CREATE INDEX remedy_waiting ON remedy (asked_at, id) WHERE state = 'WAITING';
ALTER TABLE remedy ENABLE ROW LEVEL SECURITY;
ALTER TABLE remedy FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON remedy
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- Whoever may not see a case sees nothing of it.
CREATE POLICY of_a_case_in_sight ON remedy AS RESTRICTIVE FOR SELECT
	USING ((SELECT caller_manages()) OR EXISTS (SELECT FROM complaint c WHERE c.id = remedy.complaint));
