-- Rows are taken over while the file is read, so how far a run is, is known lane by lane, and nothing waits in a table of its own.
DROP TABLE import_case;

-- The last line taken over in each lane: where a run goes on after a kill. Lane -1: rows that were refused.
CREATE TABLE import_lane (
	run uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
	lane smallint NOT NULL,
	line bigint NOT NULL,
	imported bigint NOT NULL,
	known bigint NOT NULL,
	refused bigint NOT NULL,
	PRIMARY KEY (run, lane)
);

-- What earlier runs counted. A run that was under way reads its file again and meets what it has as known.
INSERT INTO import_lane (run, lane, line, imported, known, refused)
SELECT id, -1, 0, imported, known, refused FROM import_run WHERE state IN ('DONE', 'FAILED');

ALTER TABLE import_run
	DROP COLUMN read,
	DROP COLUMN imported,
	DROP COLUMN refused,
	DROP COLUMN known,
	DROP COLUMN staged,
	DROP COLUMN sites,
	DROP COLUMN done,
	DROP COLUMN staged_at;

-- A run spans sites, and a refused row may tell of any: only who sees all of them sees a run.
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_run USING (site_everywhere()) WITH CHECK (site_everywhere());

ALTER TABLE import_lane ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_lane FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_lane USING (site_everywhere()) WITH CHECK (site_everywhere());

ALTER TABLE import_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_refusal USING (site_everywhere()) WITH CHECK (site_everywhere());
