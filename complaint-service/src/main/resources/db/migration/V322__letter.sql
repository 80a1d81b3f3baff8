-- What we write to customers again and again. Without a site it holds for the whole organisation.
CREATE TABLE letter_template (
	id uuid PRIMARY KEY,
	site text,
	revision bigint NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	language text NOT NULL,
	text text NOT NULL,
	retired boolean NOT NULL,
	changed_at timestamptz NOT NULL,
	changed_by text NOT NULL
);
CREATE INDEX letter_template_list ON letter_template (lower(name), id);
ALTER TABLE letter_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter_template FORCE ROW LEVEL SECURITY;
-- The organisation's are read by everybody who reads any site, and written by those who see all of them.
CREATE POLICY site_scope ON letter_template
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		OR (site IS NULL AND cardinality((SELECT site_scope())::text[]) > 0))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Each text that went to a customer, exactly as it went: the words, and of a letter the printed file.
CREATE TABLE letter (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	channel text NOT NULL CHECK (channel IN ('REPLY', 'LETTER')),
	language text NOT NULL,
	text text NOT NULL,
	recipient text,
	pdf bytea,
	template uuid,
	template_revision bigint,
	mailed boolean NOT NULL,
	sent_at timestamptz NOT NULL,
	sent_by text NOT NULL,
	sent_by_id text NOT NULL,
	CONSTRAINT letter_is_printed CHECK ((channel = 'LETTER') = (pdf IS NOT NULL)),
	CONSTRAINT letter_template_has_revision CHECK ((template IS NULL) = (template_revision IS NULL))
);
CREATE INDEX letter_complaint ON letter (complaint, sent_at, id);
ALTER TABLE letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON letter
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
