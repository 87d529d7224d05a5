import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { AuditVerb } from '#db/schema/record.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'

type House = Pick<
  typeof newsroom.$inferSelect,
  'footer' | 'socialLinks' | 'logoId' | 'sharePictureId' | 'accentLight' | 'accentDark' | 'faces' | 'indexed' | 'refusedCrawlers' | 'llms'
>

/** Stores what the house looks like, and tells the edges: every page shows some of it. Nothing happens when nothing changes. */
export async function changeHouse(tx: Transaction, admin: Actor, verb: AuditVerb, set: Partial<House>): Promise<void> {
  const [row] = await tx.select().from(newsroom).for('update')
  const from = Object.fromEntries(Object.keys(set).map((name) => [name, row?.[name as keyof House]])) // the keys of `set`
  if (isDeepStrictEqual(from, { ...set })) return
  await tx
    .insert(newsroom)
    .values({ name: {}, tagline: {}, ...set })
    .onConflictDoUpdate({ target: newsroom.id, set })
  await record(tx, admin, verb, { kind: 'newsroom' }, { from, to: set })
  const pictures = [from.logoId, set.logoId, from.sharePictureId, set.sharePictureId].flatMap((id) =>
    typeof id === 'string' ? [tags.media(id)] : [],
  )
  await announce(tx, [tags.newsroom(), ...pictures], { kind: 'changed', what: 'newsroom', id: 'newsroom' })
}
