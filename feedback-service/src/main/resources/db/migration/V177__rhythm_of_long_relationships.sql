-- Who stays for three or four years is asked twice a year and not each quarter, where nobody planned otherwise. A plan that asks
-- for something else starts anew: nothing is overdue by it.
UPDATE evaluation_plan SET every = 2, in_force_since = now()
WHERE customer_type = 'STUDENT' AND revision = 1 AND method = 'SURVEY' AND every = 1 AND rhythm = 'QUARTERS';
