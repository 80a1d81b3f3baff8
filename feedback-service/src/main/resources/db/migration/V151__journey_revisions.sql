-- Whoever changes the order of a journey, a touchpoint or a plan says which revision they saw, so that nobody's change is
-- overwritten. The order has its own, because somebody who renames a touchpoint is not in the way of who moves another.
CREATE TABLE journey (
	customer_type text PRIMARY KEY,
	revision bigint NOT NULL DEFAULT 1
);
INSERT INTO journey (customer_type) SELECT DISTINCT customer_type FROM touchpoint;

ALTER TABLE touchpoint ADD COLUMN revision bigint NOT NULL DEFAULT 1;
ALTER TABLE evaluation_plan ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- What a site does otherwise has one revision, be it a plan or that the touchpoint is off. It stands here and not with the
-- plan: a plan that was dropped and made again must not look like the one before.
ALTER TABLE site_touchpoint ADD COLUMN revision bigint NOT NULL DEFAULT 1;
SELECT set_config('app.sites', '*', true);
INSERT INTO site_touchpoint (site, customer_type, touchpoint, active, changed_at)
SELECT site, customer_type, touchpoint, true, in_force_since FROM site_evaluation_plan
ON CONFLICT DO NOTHING;
