import { textOf } from '#newsroom/articles/story-schema.ts'
import { pageOf } from '../draft/headless-page.ts'
import { unsavedWords } from '../draft/step-log.ts'
import { readDrafts } from './kept-drafts.ts'
import { localStores } from './local-stores.ts'

/** A story of which the newsroom lacks something that this device has. `text`: as it would be with it. */
export type Unsent = { articleId: string; headline: string; words: number; text: string }

/** This person's stories of which the newsroom lacks something that this device has, by id. */
export async function findUnsent(personId: string): Promise<Unsent[]> {
  const stores = await localStores()
  const isOwn = (kept: { personId: string }) => kept.personId === personId
  const [steps, details] = await Promise.all([readDrafts(), stores.getAll('details')])
  const found = new Map<string, Unsent>()
  for (const { articleId } of details.filter(isOwn)) found.set(articleId, { articleId, headline: '', words: 0, text: '' })
  for (const kept of steps.filter(isOwn)) {
    const state = pageOf(kept).state()
    const { words = 0, text = '' } = found.get(kept.articleId) ?? {}
    found.set(kept.articleId, {
      articleId: kept.articleId,
      headline: textOf(state.doc).headline,
      words: words + unsavedWords(state),
      text: [text, state.doc.textBetween(0, state.doc.content.size, '\n', ' ').trim()].filter(Boolean).join('\n\n'),
    })
  }
  return [...found.values()].sort((a, b) => a.articleId.localeCompare(b.articleId))
}
