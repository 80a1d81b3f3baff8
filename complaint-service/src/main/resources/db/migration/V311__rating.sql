-- The mark of the answer that a case came from, as far as it was told; older cases know none.
ALTER TABLE complaint_answer ADD COLUMN overall integer CHECK (overall BETWEEN 1 AND 5);

-- How the customer rates the handling and the relation, once for each resolution.
CREATE TABLE recovery_rating (
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	resolved_at timestamptz NOT NULL,
	site text NOT NULL,
	handling integer NOT NULL CHECK (handling BETWEEN 1 AND 5),
	relation integer NOT NULL CHECK (relation BETWEEN 1 AND 5),
	-- the mark of the answer that the case came from; null if it came otherwise or nobody knows it
	first_mark integer CHECK (first_mark BETWEEN 1 AND 5),
	words text,
	at timestamptz NOT NULL,
	PRIMARY KEY (complaint, resolved_at)
);
ALTER TABLE recovery_rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_rating FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON recovery_rating
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- Whoever may not see a case sees nothing of it.
CREATE POLICY of_a_case_in_sight ON recovery_rating AS RESTRICTIVE FOR SELECT
	USING ((SELECT caller_manages()) OR EXISTS (SELECT FROM complaint c WHERE c.id = recovery_rating.complaint));
