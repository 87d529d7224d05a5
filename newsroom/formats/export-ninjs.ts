import { database } from '#db/client.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { archivedStories, archiveIndex, type ExportOptions } from './archived-stories.ts'
import { ninjsOf } from './ninjs-of.ts'

/**
 * Writes all stories as ninjs 3.1 for other programs, oldest first; only one page of them is in memory. `writeArchive` exports the whole
 * newsroom. Stories under embargo are left out unless they are asked for.
 */
export async function* exportNinjs(actor: Actor, options: ExportOptions = {}): AsyncGenerator<Record<string, unknown>> {
  authorise(actor, 'see a story', { mine: false })
  const index = await archiveIndex(database())
  for await (const story of archivedStories(database(), index, options)) yield ninjsOf(story, index)
}
