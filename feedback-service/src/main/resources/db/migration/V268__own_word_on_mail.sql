-- What the entry that is kept had said of mail to it, without what merges brought, so that it comes back when they are
-- taken back.
ALTER TABLE customer_merge
	ADD COLUMN own_consent_at timestamptz,
	ADD COLUMN own_consent_source text,
	ADD COLUMN own_consent_link boolean NOT NULL DEFAULT false,
	ADD COLUMN own_opted_out_at timestamptz;
-- What the merge made of its state, so that it is known whether somebody changed it since.
ALTER TABLE customer_merge ADD COLUMN state_after text;
-- Of merges before this nobody knows whose no it was: it stays.
SELECT set_config('app.sites', '*', true);
UPDATE customer_merge m SET own_opted_out_at = c.opted_out_at FROM customer c WHERE c.id = m.kept AND m.undone_at IS NULL;
-- Until now a merge made returning customers only.
UPDATE customer_merge SET state_after = 'RETURNING' WHERE state_before IS NOT NULL;
