-- What was written into a case after its customer was erased stayed for good. Those that were opened again are cut anew once they end,
-- and the others once more at the next sweep.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
UPDATE complaint SET erased_at = NULL
WHERE erased_at IS NOT NULL AND status NOT IN ('RESOLVED', 'CLOSED', 'WITHDRAWN', 'REFERRED', 'MERGED');

INSERT INTO audit_key (complaint, site, key, after_erasure)
SELECT id, site, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'), true
FROM complaint WHERE erased_at IS NOT NULL
ON CONFLICT (complaint) DO UPDATE SET after_erasure = true;
