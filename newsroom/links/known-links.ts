import { and, count, isNotNull, isNull, sql } from 'drizzle-orm'
import { database, now, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { links } from '#db/schema/links.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { type LinkOfText, linksOf } from '#newsroom/articles/links-of.ts'

/** What is known of the links of a text. `toTry`: addresses of which nothing is known, or only what is old by now. */
export type KnownLinks = { broken: LinkOfText[]; toTry: string[]; isWaiting: boolean }

/** What was found is known for a day; that a link does not answer, for an hour. */
const isOld = sql<boolean>`${links.triedAt} < now() - case when ${links.brokenAt} is null then interval '1 day' else interval '1 hour' end`

export async function knownLinks(reading: Reading, body: ArticleDocument): Promise<KnownLinks> {
  const inText = linksOf(body)
  if (inText.length === 0) return { broken: [], toTry: [], isWaiting: false }
  const rows = await reading
    .select({ address: links.address, isBroken: sql<boolean>`${links.brokenAt} is not null`, isOld, nextAt: links.nextAt })
    .from(links)
    .where(
      isAmong(
        links.address,
        inText.map(({ address }) => address),
      ),
    )
  const known = new Map(rows.map((row) => [row.address, row]))
  return {
    broken: inText.filter(({ address }) => known.get(address)?.isBroken),
    toTry: inText.flatMap(({ address }) => {
      const row = known.get(address)
      return !row || (row.isOld && row.nextAt === null) ? [address] : []
    }),
    isWaiting: rows.some(({ nextAt }) => nextAt !== null),
  }
}

/** So many addresses of all stories wait at the same time. What comes then is tried when the story is saved again. */
export const mostWaiting = 1_000

/** Lets the worker try these addresses. Nobody is asked here. */
export async function tryLinksSoon(addresses: readonly string[], most = mostWaiting): Promise<void> {
  if (addresses.length === 0) return
  const waiting = database().select({ one: sql`1` }).from(links).where(isNotNull(links.nextAt)).limit(most).as('waiting')
  const [{ waits } = { waits: most }] = await database().select({ waits: count() }).from(waiting)
  const taken = addresses.slice(0, Math.max(0, most - waits))
  if (taken.length === 0) return
  await database()
    .insert(links)
    .values([...taken].sort().map((address) => ({ address, nextAt: now })))
    .onConflictDoUpdate({ target: links.address, set: { nextAt: now }, setWhere: and(isNull(links.nextAt), isOld) })
}
