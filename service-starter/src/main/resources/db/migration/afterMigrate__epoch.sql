-- At each start: a database that was restored begins a new epoch, so that no follower mistakes old positions for new ones.
-- A copy of the server's own files looks the same from inside; whoever puts one back begins the epoch by hand.
DO $$
DECLARE
	here text := (SELECT oid::text FROM pg_database WHERE datname = current_database());
BEGIN
	BEGIN
		SELECT concat_ws('/', s.system_identifier, c.timeline_id, here) INTO here
		FROM pg_control_system() s, pg_control_checkpoint() c;
	EXCEPTION WHEN insufficient_privilege THEN
		-- A hosted database may hide both; the database's own number still tells a dump that was read back.
		NULL;
	END;
	UPDATE feed_epoch
	SET epoch = CASE WHEN origin IS NULL THEN epoch ELSE gen_random_uuid() END, origin = here
	WHERE origin IS DISTINCT FROM here;
END
$$;
