-- Which link a new one took the place of: who asks twice for the same new one is shown it twice.
ALTER TABLE tracking_secret ADD COLUMN renewed_from bytea;
