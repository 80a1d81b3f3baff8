-- Invitations to a survey by e-mail.
CREATE TABLE invitation (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	lane smallint NOT NULL,
	customer uuid NOT NULL REFERENCES customer,
	survey text NOT NULL,
	cause text NOT NULL CHECK (cause IN ('PLANNED', 'FIRST_VISIT', 'VISIT')),
	state text NOT NULL CHECK (state IN ('PLANNED', 'INVITED', 'REMINDED', 'ANSWERED', 'EXPIRED', 'CANCELLED')),
	due_at timestamptz NOT NULL,
	invited_at timestamptz,
	remind_at timestamptz,
	expires_at timestamptz NOT NULL,
	-- The day only: the time of an answer would tell whose it is.
	answered_on date,
	-- Only with the customer's consent.
	response uuid,
	planned_by text NOT NULL,
	created_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX invitation_due ON invitation (due_at) WHERE state = 'PLANNED';
CREATE INDEX invitation_remind ON invitation (remind_at) WHERE state = 'INVITED' AND remind_at IS NOT NULL;
CREATE INDEX invitation_expire ON invitation (expires_at) WHERE state IN ('INVITED', 'REMINDED');
CREATE INDEX invitation_of_customer ON invitation (customer, created_at DESC);
CREATE INDEX invitation_newest ON invitation (created_at DESC, id DESC);
CREATE INDEX invitation_of_site ON invitation (site, created_at DESC, id DESC);

-- The secrets in the mails, by their hash: each mail has its own, and the invitation is used up by any of them.
CREATE TABLE invitation_token (
	hash bytea PRIMARY KEY,
	invitation uuid NOT NULL REFERENCES invitation ON DELETE CASCADE,
	site text NOT NULL,
	made_at timestamptz NOT NULL
);
CREATE INDEX invitation_token_of ON invitation_token (invitation);

-- When a customer's last invitation is or was due, over all surveys and sites: whoever invites must take this row.
CREATE TABLE invitation_rest (
	customer uuid PRIMARY KEY REFERENCES customer,
	invitation uuid NOT NULL,
	at timestamptz NOT NULL
) WITH (fillfactor = 80);

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON invitation
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
ALTER TABLE invitation_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation_token FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON invitation_token
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
ALTER TABLE invitation_rest ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation_rest FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON invitation_rest USING ((SELECT site_everywhere())) WITH CHECK ((SELECT site_everywhere()));
