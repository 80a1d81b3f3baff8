-- The face of a one-tap survey, 1 to 4; it has a measure of its own, as four faces never stand in one mean with five marks.
-- And how much things matter to whom, 1 to 5, by dimension, attribute and monitored area: null in facts of before, at least empty
-- in all others. Gaps and scores by channel are counted since then too, of each fact that has it.
-- Facts so far have none of these: the feed is read once more from its beginning and fills them in. What was counted stays, because
-- whatever else is told a second time changes nothing; what was parked comes again.
ALTER TABLE response_fact
	ADD COLUMN smiley smallint,
	ADD COLUMN importance jsonb;

SELECT set_config('app.sites', '*', true);
UPDATE feed_cursor SET position = 0 WHERE handler = 'reporting-responses';
DELETE FROM parked_event WHERE handler = 'reporting-responses';
