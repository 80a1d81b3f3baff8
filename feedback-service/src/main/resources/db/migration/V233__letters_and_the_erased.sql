-- Letters whose marks were entered and which became nothing else: the key of the entry is forgotten before the scan is.
SELECT set_config('app.sites', '*', true);
UPDATE letter l SET response = s.response FROM submission s
WHERE s.key LIKE 'staff % letter-%' AND right(s.key, 43) = 'letter-' || l.id AND l.response IS NULL;

-- Whose letters are still to be looked for after an erasure: a complaint knows who wrote it, and only its service knows that
-- complaint. A row is gone once that service has answered.
CREATE TABLE erased_contact (
	email_key text NOT NULL,
	internal boolean NOT NULL,
	PRIMARY KEY (email_key, internal)
);
ALTER TABLE erased_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY every_site ON erased_contact USING ((SELECT site_everywhere())) WITH CHECK ((SELECT site_everywhere()));
