-- This migration must see every row although row-level security binds the owner as well.
SELECT set_config('app.sites', '*', true);

-- One event may have several recipients; which of them a message is for: an account's id or a keyed hash of an
-- address, empty where there can be only one. Kinds and channels are closed by the service's enums.
ALTER TABLE message
	ADD COLUMN recipient_key text NOT NULL DEFAULT '',
	DROP CONSTRAINT message_kind_check,
	DROP CONSTRAINT message_channel_check,
	DROP CONSTRAINT message_event_channel_kind_key,
	ADD CONSTRAINT message_once UNIQUE (event, channel, kind, recipient_key);

-- Since when a kind of message exists here: what happened before is history to it and leaves no trace.
CREATE TABLE message_kind (
	kind text PRIMARY KEY,
	since timestamptz NOT NULL
);
INSERT INTO message_kind (kind, since) SELECT kind, min(created_at) FROM message GROUP BY kind;

-- One handler per source takes the place of one per kind, at the place where that one was. The former rows stay: an
-- instance of the version before that still runs would begin anew without them.
INSERT INTO feed_cursor (handler, lane, epoch, position)
SELECT f.new, c.lane, c.epoch, c.position
FROM feed_cursor c JOIN (VALUES ('thank-you', 'messages-of-feedback-service'),
	('acknowledgement', 'messages-of-complaint-service')) AS f (old, new) ON c.handler = f.old;
UPDATE parked_event SET handler = 'messages-of-feedback-service' WHERE handler = 'thank-you';
UPDATE parked_event SET handler = 'messages-of-complaint-service' WHERE handler = 'acknowledgement';
