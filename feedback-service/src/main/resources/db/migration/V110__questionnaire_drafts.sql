-- What head office works on until it is published as the next version; one draft per questionnaire.
CREATE TABLE questionnaire_draft (
	id text PRIMARY KEY,
	customer_type text NOT NULL,
	definition jsonb NOT NULL,
	revision bigint NOT NULL,
	based_on integer,
	updated_at timestamptz NOT NULL,
	updated_by text NOT NULL
);

ALTER TABLE questionnaire ADD COLUMN published_by text;
