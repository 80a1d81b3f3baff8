-- The answers that customers let us keep with their name: what a loyalty segment is found from.
CREATE INDEX invitation_linked ON invitation (customer) WHERE response IS NOT NULL;
