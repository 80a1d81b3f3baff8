-- Where the customer says that no more mail is wanted; goes with the secret in it once the mail is out of our hands.
ALTER TABLE message ADD COLUMN unsubscribe text;
