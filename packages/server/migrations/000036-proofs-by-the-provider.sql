-- Why: people who sign in through the identity provider confirm there, too, that it is still them.
-- Rows moved: none. Locks: none of note, a column with a constant default.
alter table oidc_attempts add column is_proof boolean not null default false;
comment on column oidc_attempts.is_proof is '为已登录者再次确认本人 / To confirm somebody who is signed in';
