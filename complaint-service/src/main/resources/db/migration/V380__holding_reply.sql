-- When a holding reply told the customer that it takes longer, where the rules give more time then.
ALTER TABLE complaint ADD COLUMN held_at timestamptz;
