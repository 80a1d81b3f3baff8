-- Who takes back that answers may be kept with the name is found behind them no more, whatever took the consent away: the
-- stop page, somebody at a desk, or a visit that tells of a newer consent without it. The answers stay, as those of somebody
-- unknown. Customers are changed in sight of all sites, so no invitation is hidden.
CREATE FUNCTION let_answers_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	WITH RECURSIVE family AS (
		SELECT NEW.id AS id
		UNION
		SELECT c.id FROM family f JOIN customer c ON c.merged_into = f.id
	)
	UPDATE invitation SET response = NULL WHERE response IS NOT NULL AND customer IN (SELECT id FROM family);
	RETURN NULL;
END $$;
CREATE TRIGGER consent_lets_answers_go AFTER UPDATE OF consent_link ON customer FOR EACH ROW
	WHEN (OLD.consent_link AND NOT NEW.consent_link) EXECUTE FUNCTION let_answers_go();
