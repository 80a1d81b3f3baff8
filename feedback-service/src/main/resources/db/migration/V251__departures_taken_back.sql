-- A departure that was entered by mistake is taken back while it is fresh; who entered it and who took it back stays.
-- What the customer was before, if this departure made them lapse, so that they are that again.
ALTER TABLE departure
	ADD COLUMN lapsed_from text,
	ADD COLUMN withdrawn_by text,
	ADD COLUMN withdrawn_at timestamptz,
	ADD CONSTRAINT departure_withdrawn CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL));
