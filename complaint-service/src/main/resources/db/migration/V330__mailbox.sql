-- Mails from the mailbox of the operation, as they came. One without a case waits in the tray of head office, with its reason.
CREATE TABLE inbound_mail (
	id uuid PRIMARY KEY,
	site text,
	message_id text NOT NULL,
	print bytea NOT NULL,
	taken_at timestamptz NOT NULL,
	sender text,
	sender_name text,
	subject text NOT NULL,
	words text NOT NULL,
	language text,
	size bigint NOT NULL,
	raw bytea NOT NULL,
	reason text,
	complaint uuid REFERENCES complaint ON DELETE CASCADE,
	reply boolean NOT NULL DEFAULT false,
	settled_at timestamptz,
	settled_by text,
	settled_by_name text,
	UNIQUE (message_id, print),
	CHECK (complaint IS NULL OR site IS NOT NULL),
	CHECK (complaint IS NOT NULL OR reason IS NOT NULL)
);
CREATE INDEX inbound_mail_tray ON inbound_mail (taken_at DESC, id DESC) WHERE complaint IS NULL AND settled_at IS NULL;
CREATE INDEX inbound_mail_case ON inbound_mail (complaint, taken_at) WHERE complaint IS NOT NULL;
CREATE INDEX inbound_mail_sender ON inbound_mail (sender, taken_at) WHERE sender IS NOT NULL;
ALTER TABLE inbound_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE inbound_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON inbound_mail
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- Whoever may not see a restricted case does not see what was written about it.
CREATE POLICY restricted ON inbound_mail AS RESTRICTIVE FOR SELECT
	USING (complaint IS NULL OR EXISTS (SELECT FROM complaint c WHERE c.id = complaint));

-- What hung on a mail. Its kind was found in its bytes; what is no kind that we hand out is kept in the raw mail only.
CREATE TABLE mail_file (
	mail uuid NOT NULL REFERENCES inbound_mail ON DELETE CASCADE,
	n integer NOT NULL,
	site text,
	name text NOT NULL,
	size bigint NOT NULL,
	type text,
	content bytea,
	kept_back text,
	PRIMARY KEY (mail, n),
	CHECK ((content IS NULL) = (kept_back IS NOT NULL)),
	CHECK ((content IS NULL) = (type IS NULL))
);
ALTER TABLE mail_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_file FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON mail_file
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
CREATE POLICY restricted ON mail_file AS RESTRICTIVE FOR SELECT
	USING (EXISTS (SELECT FROM inbound_mail m WHERE m.id = mail));

-- Where in the mailbox a mail was found, and whether it is marked there. Numbers of the mail server and nothing else.
CREATE TABLE mail_place (
	mailbox text NOT NULL,
	uid_validity bigint NOT NULL,
	uid bigint NOT NULL,
	marked boolean NOT NULL,
	PRIMARY KEY (mailbox, uid_validity, uid)
);
CREATE INDEX mail_place_unmarked ON mail_place (mailbox, uid_validity, uid) WHERE NOT marked;

-- Up to where the mailbox has been read, and how often the next mail could not be.
CREATE TABLE mailbox_cursor (
	mailbox text PRIMARY KEY,
	uid_validity bigint NOT NULL,
	uid bigint NOT NULL,
	tries integer NOT NULL DEFAULT 0
);
