-- When customers are invited and reminded: the newest version counts, the older ones tell what counted when.
-- It belongs to no site. A version is made on top of the one before, so that nobody overwrites what they have not seen.
CREATE TABLE invitation_rules (
	version integer PRIMARY KEY CHECK (version > 0),
	rest_days smallint NOT NULL CHECK (rest_days BETWEEN 1 AND 365),
	remind_days smallint NOT NULL CHECK (remind_days BETWEEN 1 AND 60),
	good_days smallint NOT NULL CHECK (good_days BETWEEN 2 AND 180),
	delay_hours smallint NOT NULL CHECK (delay_hours BETWEEN 0 AND 720),
	after_first_visit boolean NOT NULL,
	after_visit boolean NOT NULL,
	changed_at timestamptz NOT NULL,
	changed_by text NOT NULL,
	CHECK (remind_days < good_days)
);
