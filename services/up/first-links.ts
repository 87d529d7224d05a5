import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { firstAdminLink } from '#newsroom/people/first-admin.ts'
import { signInLink } from '#newsroom/people/one-time-link.ts'
import { keep, kept } from './home-folder.ts'
import { say } from './log.ts'
import { root } from './supervise.ts'

/** Whom the demo newsroom signs in as: their addresses, by role. Kept in GALLEY_HOME/demo.json. */
type DemoPeople = { journalist: string; editor: string; admin: string }
type Wish = { embedded: boolean; demo: boolean }

const file = (home: string) => join(home, 'demo.json')
const seed = join(root, 'services/demo/seed.ts')

/** Puts the demo newsroom into an empty embedded database, and into an empty one of DATABASE_URL when asked to. */
export async function fillEmpty(home: string, { embedded, demo }: Wish): Promise<void> {
  if (!embedded && !demo) return
  if (!(await isEmpty())) {
    if (demo && !kept(file(home))) say('up', 'the database is not empty, so the demo newsroom was not put into it')
    return
  }
  if (!existsSync(seed)) return
  say('up', 'putting the demo newsroom into the empty database')
  const { seedDemo }: { seedDemo: () => Promise<DemoPeople> } = await import(seed)
  keep(file(home), JSON.stringify(await seedDemo()))
}

/** Ways in, for the console: the demo's three people, or the first admin of a newsroom that nobody has entered yet. */
export async function waysIn(home: string): Promise<{ who: string; path: string }[]> {
  const demo = kept<DemoPeople>(file(home))
  if (!demo) {
    const path = await firstAdminLink()
    return path ? [{ who: 'first admin', path }] : []
  }
  const links = await Promise.allSettled(
    (['journalist', 'editor', 'admin'] as const).map(async (who) => ({ who, path: await signInLink(demo[who]) })),
  )
  return links.flatMap((link) => (link.status === 'fulfilled' ? [link.value] : [])) // who was disabled or renamed since has none
}

async function isEmpty(): Promise<boolean> {
  const [found] = await database().execute<{ any: boolean }>(
    sql`select exists (select 1 from ${people}) or exists (select 1 from ${articles}) as any`,
  )
  return found?.any === false
}
