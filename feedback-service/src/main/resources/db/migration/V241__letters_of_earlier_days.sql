-- The day on which a letter came, where it was taken in later.
ALTER TABLE letter ADD COLUMN received_on date;
