-- The texts to begin with ended without a word of goodbye; those that nobody changed since then get one.
SELECT set_config('app.sites', '*', true);
UPDATE letter_template
SET text = replace(text, E'\n\n{me}\n{contact}', E'\n\n' || CASE language
		WHEN 'ar' THEN 'مع خالص التحية،' WHEN 'es' THEN 'Atentamente,' ELSE 'Yours sincerely,' END || E'\n\n{me}\n{contact}'),
	revision = revision + 1, changed_at = now()
WHERE revision = 1 AND changed_by = 'Touchpoint' AND text LIKE E'%\n\n{me}\n{contact}';
