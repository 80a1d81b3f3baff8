-- What a survey asks about the visit besides its questionnaire: nothing unless somebody chose it, so that what hangs on
-- walls already stays as it is.
ALTER TABLE survey ADD COLUMN context text[] NOT NULL DEFAULT '{}'
	CHECK (context <@ ARRAY['RELATION', 'REFERRED_BY', 'WAITED_SECONDS']);

-- Who sent the customer, in the customer's words: it may name a person, so it goes when the words go.
ALTER TABLE response ADD COLUMN referred_by text;
