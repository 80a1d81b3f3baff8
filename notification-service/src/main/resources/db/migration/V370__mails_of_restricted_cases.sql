-- A mail about a restricted case is for those who may see the case: the site's managers and the handlers it names. Which case
-- a mail is about, and who asks, is known here from now on.
CREATE FUNCTION caller_id() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(current_setting('app.caller', true), '');

-- Nobody are jobs and fellow services.
CREATE FUNCTION caller_manages() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN caller_id() = '' OR 'SITE_MANAGER' = ANY (string_to_array(coalesce(current_setting('app.roles', true), ''), ','));

-- Cases that are restricted or were once, as the complaint service tells them.
CREATE TABLE restricted_case (
	id text PRIMARY KEY,
	site text NOT NULL,
	restricted boolean NOT NULL,
	handlers text[] NOT NULL,
	revision bigint NOT NULL
);
ALTER TABLE restricted_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE restricted_case FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON restricted_case
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

ALTER TABLE message ADD COLUMN complaint text;

-- A mail of the complaint service whose case is not known is taken for one of a restricted case.
CREATE POLICY restricted ON message AS RESTRICTIVE FOR SELECT
	USING (source <> 'complaint-service' OR (SELECT caller_manages())
		OR (complaint IS NOT NULL AND NOT EXISTS (SELECT FROM restricted_case c
			WHERE c.id = complaint AND c.restricted AND (SELECT caller_id()) <> ALL (c.handlers))));

-- Mails so far know no case and no case of before is known: the feed is read once more from its beginning and fills both in. What
-- was mailed is not mailed again, because its row is there; what was parked comes again.
SELECT set_config('app.sites', '*', true);
UPDATE feed_cursor SET position = 0 WHERE handler = 'messages-of-complaint-service';
DELETE FROM parked_event WHERE handler = 'messages-of-complaint-service';
