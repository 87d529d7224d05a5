import { globSync, readFileSync } from 'node:fs'

/** Inputs of our own: every test runs on these, wherever the clone stands. */
export const ownInputs = 'testing/inputs'
/** Larger ones of others, beside some clones of the project: where they are, the same tests run on them as well. */
export const sharedInputs = '../shared/data'

/** The files of our own that a pattern names, and the others' that theirs does. Ours must be there: a test of nothing is no test. */
export function inputFiles(ours: string, theirs: string): string[] {
  const own = globSync(`${ownInputs}/${ours}`).sort()
  if (own.length === 0) throw new Error(`there is no ${ownInputs}/${ours}`)
  return [...own, ...globSync(`${sharedInputs}/${theirs}`).sort()]
}

/** A file of ../shared/data; null where it is not. */
export function sharedText(path: string): string | null {
  const [file] = globSync(`${sharedInputs}/${path}`)
  return file ? readFileSync(file, 'utf8') : null
}
