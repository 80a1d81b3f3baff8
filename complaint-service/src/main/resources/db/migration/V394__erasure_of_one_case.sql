-- Whether a colleague asked for it at the case alone, who may take that back while it waits. What was asked for in the customers' register
-- is not taken back here.
ALTER TABLE complaint ADD COLUMN erase_asked_here boolean NOT NULL DEFAULT false;
