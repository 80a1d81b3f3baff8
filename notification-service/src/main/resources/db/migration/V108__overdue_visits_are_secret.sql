-- Nor must a site learn of a visit by the mail to whoever planned it.
ALTER POLICY site_scope ON message
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND kind NOT IN ('VISIT_PLANNED', 'VISIT_REMINDER', 'VISIT_OVERDUE', 'SECURITY_FINDING'));
