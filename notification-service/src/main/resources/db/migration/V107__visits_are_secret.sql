-- A site must not learn of a visit by the mail to whoever comes, nor its staff of a security finding: whoever does not see
-- all sites sees no such message.
ALTER POLICY site_scope ON message
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND kind NOT IN ('VISIT_PLANNED', 'VISIT_REMINDER', 'SECURITY_FINDING'))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
