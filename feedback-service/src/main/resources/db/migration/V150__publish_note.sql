-- What changed with a version and why, in the words of who published it; as immutable as the version.
ALTER TABLE questionnaire ADD COLUMN note text CHECK (length(note) BETWEEN 1 AND 500);
