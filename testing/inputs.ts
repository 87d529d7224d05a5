import { globSync, readFileSync } from 'node:fs'

/** Small inputs of the project: every test runs on these in any clone. */
export const ownInputs = 'testing/inputs'
/** Larger inputs of others, next to some clones. Where they exist, the same tests also run on them. */
export const sharedInputs = '../shared/data'

/**
 * The files of the project that match a pattern, plus those of the shared inputs. Throws when the project has none, because the test would
 * then test nothing.
 */
export function inputFiles(ours: string, theirs: string): string[] {
  const own = globSync(`${ownInputs}/${ours}`).sort()
  if (own.length === 0) throw new Error(`there is no ${ownInputs}/${ours}`)
  return [...own, ...globSync(`${sharedInputs}/${theirs}`).sort()]
}

/** A file of ../shared/data; null where it does not exist. */
export function sharedText(path: string): string | null {
  const [file] = globSync(`${sharedInputs}/${path}`)
  return file ? readFileSync(file, 'utf8') : null
}
