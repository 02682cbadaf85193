-- Why: marks between figures and letters tell names apart, 1-1号院 from 11号院; the keys of such names say so from now on.
-- Rows moved: communities whose name has such marks, their key only. Locks: communities, while they are rewritten.
do $$ begin
  create temporary table told_apart on commit drop as
    select id, (select string_agg(told[1], ' ') from regexp_matches(
      lower(translate(regexp_replace(normalize(name, NFKC), '\s', '', 'g'), '‐‑‒–—―−⁃·•・∙‧。', '--------......')),
      '([0-9a-z]+(?:[-.#/()+&~:*_,]+[0-9a-z]+)+)', 'g') as told) as told
    from communities;
  delete from told_apart where told is null;
  if not exists (select from told_apart) then return; end if;
  perform journal_append('import.checked', 'community', null, null, '{"keys":"marks between figures kept"}');
  update communities c set duplicate_key = c.duplicate_key || ' ' || t.told from told_apart t where t.id = c.id;
end $$;
