-- Nor by the mail that none has come in time.
ALTER POLICY site_scope ON message
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[])
		AND kind NOT IN ('MYSTERY_OVERDUE', 'VISIT_PLANNED', 'VISIT_REMINDER', 'VISIT_OVERDUE', 'SECURITY_FINDING'));
