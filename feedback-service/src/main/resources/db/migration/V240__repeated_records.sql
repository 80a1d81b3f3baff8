-- What staff record with an Idempotency-Key is recorded once: hashes of who sent which key, and of what was sent.
-- A site that the sender does not see any more must not stand in the way of another one.
ALTER TABLE compliment ADD COLUMN sent_key uuid, ADD COLUMN sent_body bytea;
CREATE UNIQUE INDEX compliment_sent ON compliment (sent_key, site) WHERE sent_key IS NOT NULL;
ALTER TABLE security_finding ADD COLUMN sent_key uuid, ADD COLUMN sent_body bytea;
CREATE UNIQUE INDEX security_finding_sent ON security_finding (sent_key, site) WHERE sent_key IS NOT NULL;
