-- A case shows the letter that it was opened from.
CREATE INDEX letter_that_became ON letter (became_id) WHERE became_id IS NOT NULL;
