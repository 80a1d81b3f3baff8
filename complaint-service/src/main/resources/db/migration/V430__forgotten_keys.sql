-- The hashes of what a customer sent go with what they wrote.
SELECT set_config('app.sites', '*', true);
CREATE INDEX intake_key_complaint ON intake_key (complaint);
DELETE FROM intake_key k USING complaint c WHERE c.id = k.complaint AND c.erased_at IS NOT NULL;
