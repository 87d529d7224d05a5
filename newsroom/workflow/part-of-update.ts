import type { DocumentNode } from '#lib/document-types.ts'
import { alignBlocks, documentBlocks } from '#newsroom/articles/align-blocks.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { listChanges } from '#newsroom/articles/moved-blocks.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { type ReaderPart, readerParts } from '#newsroom/articles/unpublished-parts.ts'
import type { Revision } from './latest-revision.ts'

/**
 * What an editor sends of an update: parts by name, and of the text the changes of blocks by their places in its list
 * (block-changes.ts). `live`: the number of the revision from which they were counted.
 */
export type ChosenChanges = { live: number; parts: readonly ReaderPart[]; blocks: readonly number[] }

/**
 * The live story with the chosen changes of a candidate alone. The rest stays in the draft, so the text counts as one of the version that is
 * live: what was left out is still a change since then.
 */
export function partOfUpdate(candidate: Candidate, live: Revision, { parts, blocks }: Pick<ChosenChanges, 'parts' | 'blocks'>): Candidate {
  const part: Candidate = { ...candidate, draftVersion: live.draftVersion }
  const takeBack = <Name extends ReaderPart>(name: Name) => Object.assign(part, { [name]: live[name] })
  for (const name of readerParts) if (name !== 'body' && !parts.includes(name)) takeBack(name)
  const content = chooseBlocks(candidate, live, blocks)
  const body: Candidate['body'] = { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
  return { ...part, body, words: countWords(body, part.language) }
}

/** Somebody has published since: the places are those of other changes. */
export const isCountedElsewhere = (only: ChosenChanges | undefined, latest: Revision | undefined): boolean =>
  only !== undefined && only.live !== latest?.number

function chooseBlocks(candidate: Candidate, live: Revision, chosen: readonly number[]): DocumentNode[] {
  const pairs = alignBlocks(documentBlocks(live.body), documentBlocks(candidate.body))
  const { places } = listChanges(pairs)
  return pairs.flatMap(({ before, after }, at) => {
    const place = places[at] ?? null
    // A moved block is in both places of its change: sent, it stands in the new one, left out, in the old one.
    const node = (place === null || chosen.includes(place) ? after : before)?.node
    return node ? [node] : []
  })
}
