-- A key ends with the account that made it. Keys of the platform's own command have no maker; so have those made before.
ALTER TABLE api_key ADD COLUMN maker uuid REFERENCES account;
