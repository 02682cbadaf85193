-- Why: a list that was uploaded by mistake waited on the desk for ever; it can be voided now, with a reason.
-- Rows moved: none. Locks: imports, briefly.
alter table imports drop constraint imports_state_check, add constraint imports_state_check check (state in
  ('uploaded', 'checking', 'checked', 'committing', 'committed', 'cancelled', 'failed', 'voided'));
