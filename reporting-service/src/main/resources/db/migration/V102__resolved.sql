-- Whether a complaint was resolved or closed within four weeks (the 20 working days of a usual one); null when it does
-- not count: it was withdrawn or is somebody else's by referral, or its source told that it ended and not when.
ALTER TABLE complaint_fact ADD COLUMN resolved_soon boolean GENERATED ALWAYS AS (
	CASE
		WHEN status IN ('WITHDRAWN', 'REFERRED') THEN NULL
		WHEN coalesce(resolved_at, closed_at) IS NOT NULL THEN coalesce(resolved_at, closed_at) - received_at <= interval '28 days'
		WHEN status IN ('RESOLVED', 'CLOSED') THEN NULL
		ELSE false
	END
) STORED;
