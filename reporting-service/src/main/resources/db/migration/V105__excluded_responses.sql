-- A response may be taken out of every count, and come back. The revision tells the newest of both.
ALTER TABLE response_fact
	ADD COLUMN excluded boolean NOT NULL DEFAULT false,
	ADD COLUMN exclusion_revision integer NOT NULL DEFAULT 0;
