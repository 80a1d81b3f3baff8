-- What a mystery shopper or an inspector writes is for the site, never for the public. Row-level security holds the owner too,
-- so all sites are put in scope first.
SELECT set_config('app.sites', '*', true);
UPDATE response SET moderation = 'UNCHECKED', public_comment = NULL, moderated_by = NULL, moderated_at = NULL
WHERE channel IN ('MYSTERY_VISIT', 'INSPECTION') AND moderation <> 'UNCHECKED';
ALTER TABLE response ADD CONSTRAINT observers_are_never_public
	CHECK (public_comment IS NULL OR channel NOT IN ('MYSTERY_VISIT', 'INSPECTION'));
