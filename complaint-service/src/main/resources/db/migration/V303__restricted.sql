-- Why a case is for the site's managers and named handlers only, and who these are. Whoever handed it on stays one of them.
ALTER TABLE complaint
	ADD COLUMN restriction text CHECK (restriction IN ('CONDUCT', 'HEALTH')),
	ADD COLUMN handler_ids text[] NOT NULL DEFAULT '{}',
	ADD COLUMN handler_names text[] NOT NULL DEFAULT '{}',
	ADD CONSTRAINT complaint_restriction_named CHECK (restricted OR restriction IS NULL),
	ADD CONSTRAINT complaint_handlers_named CHECK (cardinality(handler_ids) = cardinality(handler_names));

-- Who asks, as each transaction says it: nobody are jobs, fellow services and the customer's own page.
CREATE FUNCTION caller_id() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(current_setting('app.caller', true), '');

CREATE FUNCTION caller_manages() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN caller_id() = '' OR 'SITE_MANAGER' = ANY (string_to_array(coalesce(current_setting('app.roles', true), ''), ','));

CREATE POLICY restricted ON complaint AS RESTRICTIVE FOR SELECT
	USING (NOT restricted OR (SELECT caller_manages()) OR (SELECT caller_id()) = ANY (handler_ids));
