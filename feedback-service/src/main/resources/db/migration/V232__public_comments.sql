-- Where head office lets approved comments be seen in public: nowhere unless somebody said so.
CREATE TABLE comment_publication (
	site text PRIMARY KEY,
	shown boolean NOT NULL,
	revision bigint NOT NULL,
	changed_at timestamptz NOT NULL,
	changed_by text NOT NULL
);
ALTER TABLE comment_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE comment_publication FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON comment_publication
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- What the page of a site shows, the newest first. What colleagues say of each other is nobody else's to read.
CREATE INDEX response_public_comments ON response (site, occurred_at DESC, id DESC)
	WHERE moderation = 'APPROVED' AND customer_type <> 'COLLEAGUE';
