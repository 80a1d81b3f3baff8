-- Those whose consent went before its going was followed. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

UPDATE invitation i SET response = NULL FROM customer c
WHERE c.id = i.customer AND i.response IS NOT NULL AND NOT c.consent_link;
