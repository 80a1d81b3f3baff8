-- Until when a person had to react to an alert, and when somebody did. It counts on the day until which it was due: what nobody gave is
-- late once that day is over.
CREATE TABLE reaction_fact (
	alert uuid PRIMARY KEY,
	site text NOT NULL,
	revision bigint NOT NULL,
	customer_type text NOT NULL,
	due_at timestamptz NOT NULL,
	due_day date NOT NULL,
	reacted_at timestamptz,
	-- False while nobody believes the answer that raised the alert
	counts boolean NOT NULL
);
CREATE INDEX reaction_fact_site ON reaction_fact (site);

ALTER TABLE reaction_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE reaction_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON reaction_fact
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
