import { join } from 'node:path'
import { firstAdminLink } from '#newsroom/people/first-admin.ts'
import { signInLink } from '#newsroom/people/one-time-link.ts'
import { keep, readKept } from './home-folder.ts'
import { say } from './log.ts'

/** Whom the demo newsroom signs in as: their addresses, by role. Kept in GALLEY_HOME/demo.json. */
const roles = ['journalist', 'editor', 'admin'] as const
type DemoPeople = Record<(typeof roles)[number], string>
type Wish = { embedded: boolean; demo: boolean }

const file = (home: string) => join(home, 'demo.json')

/** Puts the demo newsroom into an empty embedded database, and into an empty one of DATABASE_URL when asked to. */
export async function fillEmpty(home: string, { embedded, demo }: Wish): Promise<void> {
  if (readKept(file(home)) || !(embedded || demo)) return
  const { NewsroomNotEmpty, seedDemo } = await import('#demo/seed.ts') // late: a newsroom of one's own never needs it
  say('up', 'looking whether the newsroom is empty, and putting the demo into it if so')
  try {
    keep(file(home), JSON.stringify(await seedDemo()))
  } catch (error) {
    if (!(error instanceof NewsroomNotEmpty)) throw error
    if (demo) say('up', 'the database is not empty, so the demo newsroom was not put into it')
  }
}

/** Ways in, for the console: the demo's three people, or the first admin of a newsroom that nobody has entered yet. */
export async function waysIn(home: string): Promise<{ who: string; path: string }[]> {
  const demo = readKept<DemoPeople>(file(home))
  const links = demo ? await Promise.allSettled(roles.map(async (who) => ({ who, path: await signInLink(demo[who]) }))) : []
  const open = links.flatMap((link) => (link.status === 'fulfilled' ? [link.value] : [])) // who was disabled since has none
  if (open.length > 0) return open
  const path = await firstAdminLink()
  return path ? [{ who: 'first admin', path }] : []
}
