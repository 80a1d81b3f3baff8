-- The part of the offer that a complaint is about, and whether it takes the formal way: what the people present settled did not.
ALTER TABLE complaint
	ADD COLUMN area text CHECK (area IN ('SPEED_OF_DELIVERY', 'PRODUCT_RANGE', 'PRODUCT_FEATURES', 'PRICE_AND_PACKAGING',
		'RETURN_POLICY', 'CATALOGUE_AND_WEBSITE', 'PRICING')),
	ADD COLUMN formality text NOT NULL DEFAULT 'FORMAL' CHECK (formality IN ('INFORMAL', 'FORMAL'));

-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
UPDATE complaint SET formality = 'INFORMAL' WHERE on_the_spot;
