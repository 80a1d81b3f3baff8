-- Since when words or files of the customer wait to be read by whoever looks after the case; null if nothing waits.
ALTER TABLE complaint ADD COLUMN unread_since timestamptz;
CREATE INDEX complaint_unread ON complaint (unread_since) WHERE unread_since IS NOT NULL;

-- What is worked on is a small part of all cases: its lists read these, by receipt and by the next deadline.
CREATE INDEX complaint_open_list ON complaint (received_at DESC, id DESC)
	WHERE status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED');
CREATE INDEX complaint_open_due ON complaint ((coalesce(due_at, timestamptz '3000-01-01 00:00:00+00')), id)
	WHERE status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED');
CREATE INDEX promise_open_of_case ON promise (complaint, due_at) WHERE state = 'OPEN';
