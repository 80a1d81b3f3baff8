-- Reads every answer while others come in: only the adding of the rule kept them waiting.
ALTER TABLE response VALIDATE CONSTRAINT praise_is_somebodys;
