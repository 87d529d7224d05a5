import type { Transaction } from '#db/client.ts'
import { oldPaths } from '#db/schema/articles.ts'

/** Records paths that stories had on their old site. A path that already belongs to another story stays with that one. */
export async function keepOldPaths(tx: Transaction, paths: readonly (typeof oldPaths.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < paths.length; at += 5000)
    await tx
      .insert(oldPaths)
      .values(paths.slice(at, at + 5000))
      .onConflictDoNothing()
}
