-- Who asks to be forgotten is found by address.
CREATE INDEX message_of_recipient ON message (lower(recipient)) WHERE recipient IS NOT NULL;
