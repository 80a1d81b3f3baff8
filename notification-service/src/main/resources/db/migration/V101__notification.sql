-- What the mails need to know of a site; follows the gateway's site.saved.
CREATE TABLE site (
	code text PRIMARY KEY,
	name text NOT NULL,
	region_code text NOT NULL,
	region_name text NOT NULL,
	time_zone text NOT NULL,
	languages text[] NOT NULL,
	contact_email text,
	contact_phone text,
	contact_address text,
	open boolean NOT NULL,
	revision bigint NOT NULL
);
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site
	USING ((SELECT site_everywhere()) OR code = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR code = ANY ((SELECT site_scope())::text[]));

-- Every message is stored before anything is sent.
CREATE TABLE message (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('THANK_YOU', 'ACKNOWLEDGEMENT')),
	channel text NOT NULL CHECK (channel IN ('EMAIL')),
	event uuid NOT NULL,
	source text NOT NULL,
	about text NOT NULL,
	state text NOT NULL CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'RETRYING', 'DEAD', 'SUPPRESSED')),
	attempts integer NOT NULL DEFAULT 0,
	-- when it may be claimed: the next try or, while SENDING, the end of the lease
	due_at timestamptz NOT NULL,
	claim uuid,
	recipient text,
	sender_name text,
	reply_to text,
	language text,
	subject text,
	body_text text,
	body_html text,
	-- a part of the text that lets its holder act as the customer; cut out once the text is out of our hands
	secret text,
	composed_at timestamptz,
	last_error text,
	created_at timestamptz NOT NULL,
	-- from when its age counts: stored, or last revived by hand
	since timestamptz NOT NULL,
	sent_at timestamptz,
	UNIQUE (event, channel, kind)
) WITH (fillfactor = 70);
CREATE INDEX message_due ON message (due_at) WHERE state IN ('PENDING', 'RETRYING', 'SENDING');
CREATE INDEX message_newest ON message (created_at DESC, id DESC);
CREATE INDEX message_newest_of_site ON message (site, created_at DESC, id DESC);
CREATE INDEX message_newest_in_state ON message (state, created_at DESC, id DESC);
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON message
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Who was thanked when, by the hash of the address: the rule outlives the address. One row per customer of the
-- whole operation, so only work that sees every site may touch it.
CREATE TABLE thanked (
	address_hash bytea PRIMARY KEY,
	message uuid NOT NULL,
	at timestamptz NOT NULL
);
CREATE INDEX thanked_message ON thanked (message);
ALTER TABLE thanked ENABLE ROW LEVEL SECURITY;
ALTER TABLE thanked FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere_only ON thanked USING ((SELECT site_everywhere())) WITH CHECK ((SELECT site_everywhere()));
