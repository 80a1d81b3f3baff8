-- Which cases somebody wrote, when that person is erased elsewhere.
CREATE INDEX complaint_contact ON complaint (lower(contact_email)) WHERE contact_email IS NOT NULL;
