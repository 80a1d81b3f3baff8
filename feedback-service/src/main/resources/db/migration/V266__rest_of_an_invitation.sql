-- Whose rest an invitation began, when its mail goes and when it is called off.
CREATE INDEX invitation_rest_of_invitation ON invitation_rest (invitation);
