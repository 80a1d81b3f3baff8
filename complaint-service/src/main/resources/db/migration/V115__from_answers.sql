-- The answer to a survey that a case came from: opened for it by an alert, or by the customer who told more.
CREATE TABLE complaint_answer (
	response uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL
);
CREATE INDEX complaint_answer_of ON complaint_answer (complaint);
ALTER TABLE complaint_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON complaint_answer
	USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));

-- Alerts whose customer can be reached: what is needed for the case is asked for afterwards.
CREATE TABLE recovery_request (
	alert uuid PRIMARY KEY,
	site text NOT NULL,
	response uuid NOT NULL,
	due_at timestamptz NOT NULL,
	tries integer NOT NULL DEFAULT 0,
	done_at timestamptz,
	complaint uuid
);
CREATE INDEX recovery_request_due ON recovery_request (due_at) WHERE done_at IS NULL;
ALTER TABLE recovery_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_request FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON recovery_request
	USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));
