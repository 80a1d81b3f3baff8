-- Whose person asked to be forgotten, and since when nothing of them is left: who still works on a case needs its words, so a case is cut
-- once it has ended. Cause, times, outcome and site stay, so that every count stays right.
ALTER TABLE complaint ADD COLUMN erase_asked_at timestamptz, ADD COLUMN erased_at timestamptz;
CREATE INDEX complaint_to_erase ON complaint (erase_asked_at) WHERE erase_asked_at IS NOT NULL AND erased_at IS NULL;
