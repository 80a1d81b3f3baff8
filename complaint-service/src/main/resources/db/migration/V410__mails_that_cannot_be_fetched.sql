-- How often a mail could not be fetched; none of one that was. The mails after it are taken meanwhile.
ALTER TABLE mail_place ADD COLUMN tries integer;
CREATE INDEX mail_place_unfetched ON mail_place (mailbox, uid_validity, uid) WHERE tries IS NOT NULL;
