-- Where an epoch was begun: the server's cluster, its timeline and the database. A dump that is read back, or a recovery to a
-- point in time, is another origin; then the positions of the old epoch may be given once more, to other events.
ALTER TABLE feed_epoch ADD COLUMN origin text;

-- What was told stays told: the runtime role adds to the outbox and reads it.
DO $$
DECLARE
	other text;
BEGIN
	FOR other IN
		SELECT DISTINCT grantee FROM information_schema.role_table_grants
		WHERE table_schema = 'public' AND table_name = 'outbox' AND grantee NOT IN (current_user, 'PUBLIC')
	LOOP
		EXECUTE format('REVOKE DELETE ON outbox FROM %I', other);
	END LOOP;
END
$$;
