-- Staff may say of an answer that it is praise; the moment that the rules had seen in it is kept, so that it can come back.
ALTER TABLE response
	ADD COLUMN praised_by text,
	ADD COLUMN praised_at timestamptz,
	ADD COLUMN judged_moment text,
	-- Counts the changes of the moment, so that a follower knows the newest.
	ADD COLUMN moment_revision integer NOT NULL DEFAULT 0,
	-- Looked at in the rows that are there by a later migration, beside answers that come in.
	ADD CONSTRAINT praise_is_somebodys CHECK ((praised_by IS NULL) = (judged_moment IS NULL)) NOT VALID;
