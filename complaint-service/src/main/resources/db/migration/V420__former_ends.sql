-- Opening a case again takes its outcome and its end from it: what they were is kept, since old periods were counted by them.
CREATE TABLE former_end (
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	n bigint GENERATED ALWAYS AS IDENTITY,
	site text NOT NULL,
	reopened_at timestamptz NOT NULL,
	ended_at timestamptz NOT NULL,
	outcome text CHECK (outcome IN ('UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD')),
	PRIMARY KEY (complaint, n)
);
ALTER TABLE former_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE former_end FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON former_end
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- For few eyes, like the case itself
CREATE POLICY restricted ON former_end AS RESTRICTIVE FOR SELECT
	USING (EXISTS (SELECT FROM complaint c WHERE c.id = complaint));

CREATE INDEX complaint_entry_filed ON complaint_entry (complaint, at, n) WHERE kind IN ('CAUSES', 'FORMALITY');
