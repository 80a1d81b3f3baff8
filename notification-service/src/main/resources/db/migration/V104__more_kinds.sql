-- Which kinds there are is the service's to say; a list here would have to change with each new one.
ALTER TABLE message DROP CONSTRAINT IF EXISTS message_kind_check;
