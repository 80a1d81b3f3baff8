-- For how long head office lets each kind of record be kept, as it was decided; nothing here belongs to a site.
CREATE TABLE retention_rule (
	kind text NOT NULL,
	revision bigint NOT NULL,
	-- none: for ever
	months integer CHECK (months BETWEEN 1 AND 600),
	effective_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL,
	changed_by text NOT NULL,
	PRIMARY KEY (kind, revision)
);

-- Until when everything of a kind is cut. No record that is known by when it came is older than the first; a customer may
-- have been seen long before.
CREATE TABLE retention_mark (
	kind text PRIMARY KEY,
	done_until timestamptz NOT NULL
);
INSERT INTO retention_mark (kind, done_until)
SELECT kind, CASE kind WHEN 'CUSTOMERS' THEN '1970-01-01T00:00:00Z' ELSE '2024-01-01T00:00:00Z' END::timestamptz
FROM unnest(ARRAY['ANSWER_CONTACTS', 'ANSWER_WORDS', 'LETTERS', 'CUSTOMERS', 'VISIT_PHOTOS', 'VISIT_NOTES',
	'KIOSK_REFUSALS']) AS kind;

CREATE TABLE retention_cut (
	kind text NOT NULL,
	cut_at timestamptz NOT NULL,
	records bigint NOT NULL
);
CREATE INDEX retention_cut_newest ON retention_cut (kind, cut_at DESC);

-- Rows come in the order of this, so ranges of blocks are enough and cost the hot path nothing that shows.
CREATE INDEX response_age ON response USING brin (received_at);
