import { join } from 'node:path'
import { newLanguages } from '#lib/env.ts'
import { forgetLooks } from '#newsroom/outside/forget-looks.ts'
import { firstAdminLink } from '#newsroom/people/first-admin.ts'
import { signInLink } from '#newsroom/people/one-time-link.ts'
import { keep, readKept } from './home-folder.ts'
import { say } from './log.ts'

/** The addresses of the demo's people by role, stored in GALLEY_HOME/demo.json. */
const roles = ['journalist', 'editor', 'admin'] as const
type DemoPeople = Record<(typeof roles)[number], string>
type FillOptions = { embedded: boolean; demo: boolean }

const file = (home: string) => join(home, 'demo.json')

/** Fills an empty embedded database with the demo newsroom; an empty database of DATABASE_URL only when `demo` is set. */
export async function fillEmpty(home: string, { embedded, demo }: FillOptions): Promise<void> {
  const isOwn = newLanguages() !== undefined
  if (readKept(file(home)) || !((embedded && !isOwn) || demo)) return
  const { NewsroomNotEmpty, seedDemo } = await import('#demo/seed.ts') // imported here because a newsroom of one's own never needs it
  say('up', 'looking whether the newsroom is empty, and putting the demo into it if so')
  try {
    keep(file(home), JSON.stringify(await seedDemo()))
    await forgetLooks()
  } catch (error) {
    if (!(error instanceof NewsroomNotEmpty)) throw error
    if (demo) say('up', 'the database is not empty, so the demo newsroom was not put into it')
  }
}

/** Sign-in links for the console: for the demo's three people, or for the first admin of a newsroom without accounts. */
export async function waysIn(home: string): Promise<{ who: string; path: string }[]> {
  const demo = readKept<DemoPeople>(file(home))
  const links = demo ? await Promise.allSettled(roles.map(async (who) => ({ who, path: await signInLink(demo[who]) }))) : []
  const open = links.flatMap((link) => (link.status === 'fulfilled' ? [link.value] : [])) // a disabled account has no link
  if (open.length > 0) return open
  const path = await firstAdminLink()
  return path ? [{ who: 'first admin', path }] : []
}
