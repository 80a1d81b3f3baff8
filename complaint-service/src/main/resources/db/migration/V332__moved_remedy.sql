-- The case from which a remedy that waited went over to the one that stays, so that it goes back with it.
ALTER TABLE remedy ADD COLUMN moved_from uuid REFERENCES complaint ON DELETE SET NULL;
CREATE INDEX remedy_moved ON remedy (moved_from) WHERE moved_from IS NOT NULL;
