-- What a letter said besides, if its marks were entered: by that answer it is found when somebody is erased. The key under
-- which they came is forgotten after a while. Row-level security holds the owner too, so all sites are put in scope first.
SELECT set_config('app.sites', '*', true);
ALTER TABLE letter ADD COLUMN response uuid;
CREATE INDEX letter_answer ON letter (response) WHERE response IS NOT NULL;
UPDATE letter l SET response = s.response FROM submission s
WHERE s.key LIKE 'staff % letter-%' AND right(s.key, 43) = 'letter-' || l.id AND l.became IS NOT NULL;

-- What staff noted about an answer has its time as the answer has.
CREATE INDEX alert_noted ON alert ((coalesce(closed_at, acknowledged_at))) WHERE note IS NOT NULL;

-- Who went there, and what was found, is known for a time only.
ALTER TABLE site_visit ALTER COLUMN shopper DROP NOT NULL;
ALTER TABLE security_finding ALTER COLUMN what DROP NOT NULL;
CREATE INDEX security_finding_handled ON security_finding (handled_at) WHERE handled_at IS NOT NULL;

-- The next look begins anew: of what is older than these marks the notes and the shoppers are still there.
INSERT INTO retention_mark (kind, done_until) VALUES ('SECURITY_FINDINGS', '2024-01-01T00:00:00Z');
UPDATE retention_mark SET done_until = '2024-01-01T00:00:00Z' WHERE kind IN ('ANSWER_WORDS', 'VISIT_NOTES');
