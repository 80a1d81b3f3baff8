-- For which due day the owner of a corrective action was told that it comes, and that it is over.
ALTER TABLE corrective_action ADD COLUMN due_told date, ADD COLUMN overdue_told date;
