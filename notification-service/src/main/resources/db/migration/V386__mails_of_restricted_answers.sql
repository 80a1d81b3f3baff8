-- What a restricted case tells stands in the mails too about the answer that it came from: they are for the same eyes.
CREATE TABLE restricted_answer (
	response text PRIMARY KEY,
	complaint text NOT NULL,
	site text NOT NULL
);
ALTER TABLE restricted_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE restricted_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON restricted_answer
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- The answer whose words or giver a mail has to do with while it is about something else: empty if none, null if not known.
ALTER TABLE message ADD COLUMN answer text;

-- A mail about praise whose answer is not known is taken for one of a restricted case, as one of the complaint service is.
ALTER POLICY restricted ON message
	USING ((SELECT caller_manages())
		OR ((source <> 'complaint-service' OR complaint IS NOT NULL)
			AND (kind NOT IN ('COMPLIMENT', 'COMPLIMENT_THANKS') OR answer IS NOT NULL)
			AND NOT EXISTS (SELECT FROM restricted_case c
				WHERE c.id IN (message.complaint, (SELECT min(a.complaint) FROM restricted_answer a
						WHERE a.response IN (message.about, message.answer)))
					AND c.restricted AND (SELECT caller_id()) <> ALL (c.handlers))));

-- Which answers are restricted may have been told already, and which answers praise came from was: both feeds are read once more
-- from their beginning. What was mailed is not mailed again, because its row is there; what was parked comes again.
SELECT set_config('app.sites', '*', true);
UPDATE feed_cursor SET position = 0
WHERE handler IN ('messages-of-complaint-service', 'messages-of-feedback-service');
DELETE FROM parked_event WHERE handler IN ('messages-of-complaint-service', 'messages-of-feedback-service');
