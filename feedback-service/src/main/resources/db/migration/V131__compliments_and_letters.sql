-- A letter that was handed in or came by post: its scan, what it says, and what became of it.
CREATE TABLE letter (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	name text NOT NULL,
	type text NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png')),
	bytes integer NOT NULL,
	scan bytea NOT NULL,
	became text CHECK (became IN ('COMPLAINT', 'COMPLIMENT')),
	-- the complaint (of the complaint service) or compliment that it became
	became_id uuid,
	received_at timestamptz NOT NULL,
	received_by text NOT NULL
);
ALTER TABLE letter ALTER COLUMN scan SET STORAGE EXTERNAL;
CREATE INDEX letter_of_site ON letter (site, received_at DESC, id DESC);

-- Praise, for the people whom it concerns.
CREATE TABLE compliment (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	source text NOT NULL CHECK (source IN ('RESPONSE', 'REMARK', 'LETTER')),
	touchpoint text,
	unit text,
	person text,
	-- the account of the directory, if it is a colleague who can be written to
	person_id uuid,
	words text,
	language text NOT NULL,
	response uuid UNIQUE,
	letter uuid UNIQUE REFERENCES letter,
	contactable boolean NOT NULL,
	state text NOT NULL DEFAULT 'NEW' CHECK (state IN ('NEW', 'FORWARDED', 'CLOSED')),
	recorded_at timestamptz NOT NULL,
	recorded_by text,
	thanked_at timestamptz,
	thanked_by text,
	forwarded_at timestamptz,
	forwarded_by text
);
CREATE INDEX compliment_newest ON compliment (recorded_at DESC, id DESC);
CREATE INDEX compliment_of_site ON compliment (site, recorded_at DESC, id DESC);

-- Who praised, if it did not come in a response; apart, so that erasing a person leaves the praise.
CREATE TABLE compliment_contact (
	compliment uuid PRIMARY KEY REFERENCES compliment ON DELETE CASCADE,
	site text NOT NULL,
	email text NOT NULL,
	name text
);

ALTER TABLE letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON letter
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

ALTER TABLE compliment ENABLE ROW LEVEL SECURITY;
ALTER TABLE compliment FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON compliment
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

ALTER TABLE compliment_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE compliment_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON compliment_contact
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
