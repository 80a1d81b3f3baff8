-- What regulators want to know of a case: how old the person is, who complains for them, and which other sites it concerns.
CREATE TABLE particulars (
	complaint uuid PRIMARY KEY REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	age_band text NOT NULL CHECK (age_band IN ('AGE_0_5', 'AGE_6_17', 'AGE_18_25', 'AGE_26_55', 'AGE_56_64', 'AGE_65_74',
		'AGE_75_AND_OVER', 'UNKNOWN')),
	complainant text NOT NULL CHECK (complainant IN ('CUSTOMER', 'PARENT', 'GUARDIAN', 'CARER', 'RELATIVE',
		'REPRESENTATIVE', 'OTHER', 'UNKNOWN')),
	further_sites text[] NOT NULL,
	revision bigint NOT NULL
);
ALTER TABLE particulars ENABLE ROW LEVEL SECURITY;
ALTER TABLE particulars FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON particulars
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- For few eyes, like the case itself
CREATE POLICY restricted ON particulars AS RESTRICTIVE FOR SELECT
	USING (EXISTS (SELECT FROM complaint c WHERE c.id = complaint));

CREATE INDEX complaint_entry_moves ON complaint_entry (complaint, at DESC, n DESC) WHERE kind = 'MOVE';
