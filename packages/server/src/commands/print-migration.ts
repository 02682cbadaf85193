// Prints the first migration of an entity, to be read and put under the next number: `print-migration.ts facility`.
import { entities, entityNamed } from '@huanju/domain/subjects'
import { migrationOf } from '../platform/entities/migration.store.ts'

const [one = ''] = process.argv.slice(2)
const entity = entityNamed(one)
if (entity) process.stdout.write(migrationOf(entity, entityNamed))
else {
  process.stderr.write(`没有这种记录 No such entity: ${one}. ${entities.map((known) => known.one).join(', ')}\n`)
  process.exitCode = 1
}
