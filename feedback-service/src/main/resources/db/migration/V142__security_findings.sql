-- What somebody saw that invites theft, robbery or worse. Of a visit it is known once the visit is done.
CREATE TABLE security_finding (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	visit uuid UNIQUE REFERENCES site_visit,
	kind text NOT NULL CHECK (kind IN ('THEFT', 'ROBBERY_RISK', 'ACCESS', 'DATA', 'OTHER')),
	what text NOT NULL,
	place text,
	state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'HANDLED')),
	found_at timestamptz NOT NULL,
	-- when managers and head office were told by mail
	told_at timestamptz,
	recorded_by text,
	note text,
	handled_at timestamptz,
	handled_by text
);
CREATE INDEX security_finding_newest ON security_finding (found_at DESC, id DESC);
CREATE INDEX security_finding_untold ON security_finding (found_at) WHERE told_at IS NULL;
CREATE INDEX security_finding_of_site ON security_finding (site, found_at DESC, id DESC);

ALTER TABLE security_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE security_finding FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON security_finding
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
