import type { Transaction } from '#db/client.ts'
import { oldPaths } from '#db/schema/articles.ts'

/** Paths that stories had on their old site lead to them, but never away from another story that had the same one first. */
export async function keepOldPaths(tx: Transaction, paths: readonly (typeof oldPaths.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < paths.length; at += 5000)
    await tx
      .insert(oldPaths)
      .values(paths.slice(at, at + 5000))
      .onConflictDoNothing()
}
