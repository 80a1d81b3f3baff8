-- The departments and desks of sites, as the directory tells of them. What was told once never vanishes.
CREATE TABLE site_unit (
	site text NOT NULL,
	code text NOT NULL,
	name text NOT NULL,
	open boolean NOT NULL,
	revision bigint NOT NULL,
	PRIMARY KEY (site, code)
);
ALTER TABLE site_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_unit FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_unit
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

ALTER TABLE complaint ADD COLUMN unit text;
CREATE INDEX complaint_unit ON complaint (site, unit, received_at DESC, id DESC) WHERE unit IS NOT NULL;

-- The account of who did it; a name alone is two people's at times.
ALTER TABLE complaint_entry ADD COLUMN actor_id text;

-- From which desk to which a case went. The numbers are those of the timeline, so that both together have one order.
CREATE TABLE desk_change (
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	n bigint NOT NULL DEFAULT nextval('complaint_entry_n_seq'),
	site text NOT NULL,
	at timestamptz NOT NULL,
	actor text NOT NULL,
	actor_id text,
	from_unit text,
	from_owner text,
	from_owner_name text,
	to_unit text,
	to_owner text,
	to_owner_name text,
	PRIMARY KEY (complaint, n)
);
CREATE INDEX desk_change_at ON desk_change (site, at);
ALTER TABLE desk_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk_change FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON desk_change
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- The owner of the tables stands under row-level security too. The timeline told names only: whoever does not own the
-- case now is known by theirs.
SELECT set_config('app.sites', '*', true);
INSERT INTO desk_change (complaint, n, site, at, actor, from_owner, from_owner_name, to_owner, to_owner_name)
SELECT e.complaint, e.n, e.site, e.at, e.actor,
	CASE WHEN e.from_value = c.owner_name THEN c.owner_id ELSE e.from_value END, e.from_value,
	CASE WHEN e.to_value = c.owner_name THEN c.owner_id ELSE e.to_value END, e.to_value
FROM complaint_entry e JOIN complaint c ON c.id = e.complaint
WHERE e.kind = 'OWNER';

-- What an old instance heard of the directory while a new one told of units already is read once more.
UPDATE feed_cursor SET position = 0 WHERE handler = 'complaint.sites';
DELETE FROM parked_event WHERE handler = 'complaint.sites';
