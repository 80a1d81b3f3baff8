-- What the organisation has changed of what holds for a customer type; who has no row here keeps what comes with the service.
CREATE TABLE customer_type_rules (
	customer_type text PRIMARY KEY CHECK (customer_type IN ('PATIENT', 'STUDENT', 'CONSUMER', 'COLLEAGUE')),
	-- How long a relationship lasts without a visit; null: nobody of the type ever lapses.
	horizon_days integer CHECK (horizon_days BETWEEN 30 AND 3650),
	-- Null: as the horizon says.
	invite_every_days integer CHECK (invite_every_days BETWEEN 1 AND 3650),
	evaluate_every_months integer CHECK (evaluate_every_months BETWEEN 1 AND 36),
	bad_end_step double precision NOT NULL CHECK (bad_end_step BETWEEN 0.1 AND 4),
	bad_end_days integer NOT NULL CHECK (bad_end_days BETWEEN 30 AND 730),
	revision bigint NOT NULL DEFAULT 1,
	changed_at timestamptz NOT NULL,
	changed_by text NOT NULL
);
