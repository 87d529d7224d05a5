import { and, isNotNull } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { embeds } from '#db/schema/embeds.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { listEmbeds, nodesOf } from '#newsroom/articles/document.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'

/** `title`: as the card has it. `since`: when its source first said that it is gone (ISO 8601). */
export type WithdrawnEmbed = { embedId: string; title: string; since: string }

/** A story with more embeds is a list of them. */
const most = 500

/** What a text embeds and its source has withdrawn, in the order of the text. */
export async function withdrawnEmbeds(reading: Reading, body: ArticleDocument): Promise<WithdrawnEmbed[]> {
  const ids = listEmbeds(body).slice(0, most)
  if (ids.length === 0) return []
  const rows = await reading
    .select({ embedId: embeds.embedId, since: embeds.goneAt })
    .from(embeds)
    .where(and(isAmong(embeds.embedId, ids), isNotNull(embeds.withdrawnAt)))
  const known = new Map(rows.map(({ embedId, since }) => [embedId, since]))
  return ids.flatMap((embedId) => {
    const since = known.get(embedId)
    return since ? { embedId, title: titleOf(body, embedId), since: since.toISOString() } : []
  })
}

/** The title of its card; without one, its address. */
function titleOf(body: ArticleDocument, embedId: string): string {
  const card = [...nodesOf(body)].find(({ type, attrs }) => type === 'embed' && attrs?.embedId === embedId)
  const title = card?.content?.find(({ type }) => type === 'title')
  const words = title ? plainText({ type: 'doc', content: [title] }).trim() : ''
  return words || embedOf(embedId)?.address || embedId
}
