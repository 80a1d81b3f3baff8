-- Whose answers these are is asked when a person is erased.
CREATE INDEX response_contact_address ON response_contact (lower(email));
CREATE INDEX compliment_contact_address ON compliment_contact (lower(email));
