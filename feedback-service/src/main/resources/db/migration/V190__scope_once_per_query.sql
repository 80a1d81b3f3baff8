-- The scope is asked for in sub-selects, so that it is worked out once per query and not for every row.
DO $$
DECLARE
	guarded record;
	scope text;
BEGIN
	FOR guarded IN
		SELECT p.tablename, p.policyname, CASE WHEN p.qual LIKE '%(code = ANY%' THEN 'code' ELSE 'site' END AS of_site
		FROM pg_policies p
		WHERE p.schemaname = 'public' AND p.policyname = 'site_scope' AND p.qual NOT LIKE '%SELECT site_everywhere()%'
			AND (p.qual LIKE '%(code = ANY (site_scope()))%' OR p.qual LIKE '%(site = ANY (site_scope()))%')
	LOOP
		scope := format('(SELECT site_everywhere()) OR %I = ANY ((SELECT site_scope())::text[])', guarded.of_site);
		EXECUTE format('ALTER POLICY %I ON %I USING (%s) WITH CHECK (%s)', guarded.policyname, guarded.tablename, scope,
			scope);
	END LOOP;
END
$$;
