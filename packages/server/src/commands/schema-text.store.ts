// The schema of a database as sorted text, read from the catalogue: what a migration changed is seen line by line.
import type pg from 'pg'

// One line per thing; every part is ordered by name, so that the same schema gives the same text everywhere.
const parts: readonly string[] = [
  `select format('table %s%s%s', relname, case when relrowsecurity then ' · row level security' else '' end,
     case when relforcerowsecurity then ', forced' else '' end) as line
   from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  `select format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  `select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
   from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0`,
  `select indexdef as line from pg_indexes where schemaname = 'public'`,
  `select format('policy %s.%s for %s to %s using %s check %s', tablename, policyname, cmd, roles, qual, with_check) as line
   from pg_policies where schemaname = 'public'`,
  `select format('grant %s on %s to huanju_app', privilege, c.relname) as line
   from pg_class c, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as privilege
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('huanju_app', c.oid, privilege)`,
  `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,
  `select format('function %s %s %s', oid::regprocedure, case when prosecdef then 'security definer' else 'security invoker' end,
     md5(prosrc)) as line
   from pg_proc where pronamespace = 'public'::regnamespace
     and not exists (select from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e')`,
  `select format('comment %s%s %s', c.relname, coalesce('.' || a.attname, ''), d.description) as line
   from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
   left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
]

/** The schema `public` as text: tables, columns, constraints, indexes, policies, grants, triggers, functions, comments. */
export async function schemaText(client: Pick<pg.Client, 'query'>): Promise<string> {
  await client.query('set search_path = public')
  const groups: string[] = []
  for (const part of parts) {
    const { rows } = await client.query<{ line: string }>(part)
    groups.push(
      rows
        .map(({ line }) => line.replaceAll(/\s+/g, ' '))
        .sort()
        .join('\n'),
    )
  }
  return `-- The schema as the migrations leave it, for reading and comparing; written by packages/server/src/commands/write-schema.ts.\n\n${groups.join('\n\n')}\n`
}
