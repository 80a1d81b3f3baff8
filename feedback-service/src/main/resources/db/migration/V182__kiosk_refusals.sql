-- Answers that fit no question can be read and, when they say nothing, discarded: what was said goes, that it was said,
-- why it did not fit and who discarded it stay.
ALTER TABLE kiosk_refusal
	ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
	ADD COLUMN discarded_by text,
	ADD COLUMN discarded_at timestamptz;
CREATE INDEX kiosk_refusal_newest ON kiosk_refusal (kiosk, received_at DESC, id DESC);
