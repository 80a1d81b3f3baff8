-- Some say who they are and no more: a letter is handed to them.
ALTER TABLE case_postal ALTER COLUMN address DROP NOT NULL;
ALTER TABLE case_postal ADD CHECK (name IS NOT NULL OR address IS NOT NULL);
