-- An address with composed letters and the same one with decomposed letters are one; whoever is erased is found by the
-- composed one, as addresses are stored from now on. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
UPDATE response_contact SET email = normalize(email, NFC) WHERE email IS NOT NFC NORMALIZED;
UPDATE compliment_contact SET email = normalize(email, NFC) WHERE email IS NOT NFC NORMALIZED;
