import { execFileSync } from 'node:child_process'
import { root } from '#services/up/supervise.ts'
import { nothing, type Tally } from './tally.ts'

/** Counts as one test: git reports no changed and no new file in this clone. Prints what it reports. */
export async function cleanTree(folder = root): Promise<Tally> {
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' })
  if (changed === '') return { ...nothing, passed: 1 }
  console.error(
    `The install has changed the clone:\n${changed}Commit what npm writes into package-lock.json, or name in .gitignore what is made.`,
  )
  return { ...nothing, failed: 1 }
}
