-- The public form takes any address: how many acknowledgements it got within a day is asked before each.
CREATE INDEX message_acknowledged ON message (lower(recipient), composed_at) WHERE kind = 'ACKNOWLEDGEMENT';
