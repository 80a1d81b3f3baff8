-- What a response says of attributes, monitored areas and steps of the service script, and how easy it was: null in facts of before,
-- at least empty in all others. Facts so far have none of it: the feed is read once more from its beginning and fills it in. What was
-- counted stays, because whatever else is told a second time changes nothing; what was parked comes again.
ALTER TABLE response_fact ADD COLUMN tagged jsonb;

SELECT set_config('app.sites', '*', true);
UPDATE feed_cursor SET position = 0 WHERE handler = 'reporting-responses';
DELETE FROM parked_event WHERE handler = 'reporting-responses';
