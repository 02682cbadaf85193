-- Why: a plan that is no longer wanted is voided with a reason, and can be restored; nothing of it is deleted.
-- Rows moved: none. Locks: the table of plans, for a scan of its few rows.
alter table plans drop constraint plans_state_check;
alter table plans add constraint plans_state_check check (state in ('draft', 'ranking', 'ranked', 'failed', 'voided'));
