-- The cases that failed when a site's deadlines were worked out anew, so that the others need not wait for them.
ALTER TABLE deadline_review ADD COLUMN failed uuid[] NOT NULL DEFAULT '{}';
