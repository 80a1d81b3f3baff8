-- Comments that somebody decided about, the newest first, of all sites and of one.
CREATE INDEX response_moderated ON response (moderation, occurred_at DESC, id DESC)
	WHERE moderation <> 'UNCHECKED' AND comment IS NOT NULL;
CREATE INDEX response_moderated_of_site ON response (site, moderation, occurred_at DESC, id DESC)
	WHERE moderation <> 'UNCHECKED' AND comment IS NOT NULL;
