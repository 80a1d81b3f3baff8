-- By which entries of one customer are looked for that share a name. A column of its own, because a function in a condition
-- is not leakproof and would keep the index from being used under row-level security.
ALTER TABLE customer ADD COLUMN name_key text
	GENERATED ALWAYS AS (lower(regexp_replace(btrim(name), '\s+', ' ', 'g'))) STORED;
CREATE INDEX customer_name ON customer (internal, name_key) WHERE name_key IS NOT NULL AND merged_into IS NULL;
