-- The words in which a comment was shown before somebody hid it: what was left out of them stays out when it is shown again.
ALTER TABLE response
	ADD COLUMN hidden_comment text,
	ADD CONSTRAINT only_hidden_was_public CHECK (hidden_comment IS NULL OR moderation = 'HIDDEN');
