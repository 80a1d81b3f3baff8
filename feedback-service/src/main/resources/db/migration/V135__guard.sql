-- Answers that look like spam or ballot stuffing are kept and flagged; a manager clears them or takes them out of every count.
-- Who sent them is not known: no address is stored, only what made us suspicious.
ALTER TABLE response
	ADD COLUMN suspect text,
	ADD COLUMN verdict text CHECK (verdict IN ('CLEARED', 'EXCLUDED')),
	ADD COLUMN verdict_by text,
	ADD COLUMN verdict_at timestamptz,
	-- Counts the changes of the verdict, so that a follower knows the newest.
	ADD COLUMN verdict_revision integer NOT NULL DEFAULT 0;
CREATE INDEX response_suspect ON response (occurred_at DESC, id DESC) WHERE suspect IS NOT NULL;

-- A comment may be shown in public only after somebody approved it, in the words that were approved.
ALTER TABLE response
	ADD COLUMN moderation text NOT NULL DEFAULT 'UNCHECKED' CHECK (moderation IN ('UNCHECKED', 'APPROVED', 'HIDDEN')),
	ADD COLUMN public_comment text,
	ADD COLUMN moderated_by text,
	ADD COLUMN moderated_at timestamptz,
	ADD CONSTRAINT only_approved_is_public CHECK ((moderation = 'APPROVED') = (public_comment IS NOT NULL));
