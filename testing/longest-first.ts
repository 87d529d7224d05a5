import { join, relative } from 'node:path'
import type { TestSpecification } from 'vitest/node'

const root = join(import.meta.dirname, '..')

/** Two files that keep a core busy for more than a minute. */
export const first = ['proof/authorisation/authorisation.test.ts', 'newsroom/backup/backup.test.ts']
/** Files of some ten seconds and more, the longest first. Vitest, which knows no times in a fresh clone, begins with the largest files. */
export const long = [
  'testing/end-hanging.test.ts',
  'services/edge/web.test.ts',
  'services/up/alive.test.ts',
  'proof/edge/faults.test.ts',
  'proof/schedule/faults.test.ts',
  'proof/edge/takedown.test.ts',
  'proof/edge/crawl.test.ts',
  'proof/embargo/crawl.test.ts',
  'proof/writing/kills.test.ts',
  'newsroom/import/import-archive.test.ts',
  'newsroom/backup/killed-backup.test.ts',
  'newsroom/media/crop-picture.test.ts',
  'newsroom/backup/encrypted-backup.test.ts',
  'proof/kept/copy.test.ts',
  'newsroom/media/add-picture.test.ts',
  'cli/import.test.ts',
  'proof/authorisation/channel.test.ts',
  'demo/seed.test.ts',
  'services/channel/channel.test.ts',
  'newsroom/backup/forget-machines.test.ts',
  'proof/edge/headers.test.ts',
  'proof/attack/full-disk.test.ts',
  'services/channel/several-channels.test.ts',
  'proof/embargo/on-time.test.ts',
]
/** A process that loads modules once serves the files of one project that follow each other. */
const projects = ['units', 'apart', 'verbs and proofs', 'alone']

/**
 * The order of the test files: what is long before what is short, so that at the end no core stands still. The others stay as they are.
 */
export const beginWithLongest = (files: TestSpecification[]): TestSpecification[] =>
  files.toSorted((one, other) => compare(rankOf(one), rankOf(other)))

/** What is compared, the earlier first; equal ones stay as they are. */
type Rank = [isLater: number, project: number, place: number]

function rankOf({ moduleId, project }: TestSpecification): Rank {
  const path = relative(root, moduleId).replaceAll('\\', '/')
  const place = (list: readonly string[]) => (list.includes(path) ? list.indexOf(path) : list.length)
  return [place(first), projects.indexOf(project.name), place(long)]
}

const compare = (one: Rank, other: Rank): number => {
  const at = one.findIndex((each, place) => each !== other[place])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
