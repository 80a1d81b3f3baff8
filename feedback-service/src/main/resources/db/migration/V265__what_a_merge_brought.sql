-- What a merge changed of the entry that is kept, so that it goes back when the merge is taken back. No word of anybody:
-- what was brought stands in the entry that it came from. Of merges before this nobody knows it, and they give back no more
-- than visits and consent.
ALTER TABLE customer_merge
	ADD COLUMN brought text[] NOT NULL DEFAULT '{}' CHECK (brought <@ '{NAME,LANGUAGE,REFERRER}'::text[]),
	-- What the customer was before the visits of both made them a returning one.
	ADD COLUMN state_before text;
