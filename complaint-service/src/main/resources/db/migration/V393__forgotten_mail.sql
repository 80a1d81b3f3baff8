-- Mails whose sender is forgotten. Nothing of them is left but a digest of what they are known by, so that none is taken again when the
-- folder of the mailbox gets other numbers.
CREATE TABLE forgotten_mail (
	mark bytea PRIMARY KEY
);
-- That the sender of a mail asked to be forgotten: it goes once its case has ended, whosever case that is.
ALTER TABLE inbound_mail ADD COLUMN erase_asked_at timestamptz;
CREATE INDEX inbound_mail_to_erase ON inbound_mail (complaint) WHERE erase_asked_at IS NOT NULL;
-- Mails may come to a case that was cut.
CREATE INDEX complaint_erased ON complaint (id) WHERE erased_at IS NOT NULL;
