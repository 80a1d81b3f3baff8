-- Whether the link was sent to the address that stands in the case. Anybody may write any address into a form and is shown
-- a link: that one leads to what was written there, and to no other case of the address.
ALTER TABLE tracking_secret ADD COLUMN proven boolean NOT NULL DEFAULT false;
