import { count } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { importRuns } from '#db/schema/import-runs.ts'
import { noCounts } from '#lib/import-runs.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { diskRoom } from '#newsroom/settings/disk-room.ts'
import type { addImportInput } from './input.ts'

/** The most files with their reports that are kept; the older ones are deleted by hand, or after 30 days. */
export const mostRuns = 50

/** Announces a file: its pieces may now be sent (add-piece.ts). */
export async function addImport(
  admin: Person,
  { fileName, bytes }: z.output<typeof addImportInput>,
): Promise<Outcome<{ importId: string }, 'too-many-imports' | 'no-room'>> {
  authorise(admin, 'move the newsroom')
  const room = await diskRoom(admin)
  // Its pieces, the file that is made of them, and what it brings.
  if (room && room.freeBytes < bytes * 3) return no('no-room')
  return transaction(async (tx) => {
    const [found] = await tx.select({ total: count() }).from(importRuns)
    if ((found?.total ?? 0) >= mostRuns) return no('too-many-imports')
    const [added] = await tx
      .insert(importRuns)
      .values({ fileName, bytes, counts: noCounts, createdBy: admin.id })
      .returning({ importId: importRuns.id })
    if (!added) throw new Error('an insert answered nothing')
    await record(tx, admin, 'add-import', { kind: 'import', id: added.importId }, { name: fileName, bytes })
    return done(added)
  })
}
