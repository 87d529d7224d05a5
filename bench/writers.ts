import { setTimeout as wait } from 'node:timers/promises'
import type { Newsroom } from '#components/editor/draft/autosave.ts'
import { logOf } from '#components/editor/draft/step-log.ts'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { chances } from '#demo/pictures/ink.ts'
import type { ArticleDocument, StepBatch } from '#lib/document-types.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { type DeskWriter, openStory } from '#testing/desk-writer.ts'

/** Milliseconds between two keys of one who writes fluently: 200 is about 60 words a minute. */
export const betweenKeys = 200

/** Editors of the newsroom, as many as are to write. */
export async function seedStaff(count: number): Promise<{ id: string }[]> {
  const rows = Array.from({ length: count }, (_, number) => ({
    name: `Editor ${number}`,
    email: `editor-${number}@bench.test`,
    role: 'editor' as const,
  }))
  return database().insert(people).values(rows).returning({ id: people.id })
}

/** A story of about 1,000 words. Returns its id. */
export async function makeStory(headline: string): Promise<string> {
  const text = 'The harbour reopened on Thursday after nine months of repairs, and the first ship carried grain. '.repeat(4).trim()
  const body: ArticleDocument = {
    type: 'doc',
    content: Array.from({ length: 16 }, () => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  }
  const [story] = await database().insert(articles).values({ language: 'en', stage: 'draft' }).returning({ id: articles.id })
  if (!story) throw new Error('the inserted story was not returned')
  await database()
    .insert(drafts)
    .values({ articleId: story.id, headline, dek: '', body, words: countWords(body, 'en') })
  return story.id
}

type Seen = { from: number; milliseconds: number }

/** When each key was pressed, by the batch that carries it, and when it stood on the others' screens. */
export class Keys {
  readonly #pressed = new Map<string, { writer: number; at: number[] }>()
  readonly #batches = new Map<number, string>()
  readonly seen: Seen[] = []

  /** Opens the story for one of its writers, at the edge of their machine. */
  async open(origin: string, person: { id: string }, articleId: string, writer: number, site = origin): Promise<DeskWriter> {
    let desk: DeskWriter | null = null
    let shown = 1
    const onTransaction = () => {
      const version = desk?.version() ?? shown
      if (version > shown) this.#arrive(writer, shown, version)
      shown = Math.max(shown, version)
    }
    desk = await openStory(origin, person, articleId, { wrap: this.#learnLog, onNews: this.#learnNews, onTransaction, site })
    return desk
  }

  /** A key of this writer, as soon as it stands on their own page. */
  note(writer: number, desk: DeskWriter): void {
    const batch = logOf(desk.page.state()).unconfirmed.at(-1)?.batch ?? ''
    const known = this.#pressed.get(batch)
    if (known) known.at.push(performance.now())
    else this.#pressed.set(batch, { writer, at: [performance.now()] })
  }

  readonly #learnNews = (batches: readonly StepBatch[]): void => {
    for (const { id, version } of batches) this.#batches.set(version, id)
  }

  readonly #learnLog = (log: Newsroom): Newsroom => {
    const learn = <Answer extends Awaited<ReturnType<Newsroom['add' | 'since']>>>(answer: Answer): Answer => {
      if (answer.ok) this.#learnNews(answer.value.batches)
      return answer
    }
    return { add: async (batch) => learn(await log.add(batch)), since: async (version) => learn(await log.since(version)) }
  }

  /** A screen goes from one version to another: what is between stands on it now. */
  #arrive(reader: number, from: number, to: number): void {
    const now = performance.now()
    for (let version = from + 1; version <= to; version += 1) {
      const batch = this.#pressed.get(this.#batches.get(version) ?? '')
      if (!batch || batch.writer === reader) continue
      for (const at of batch.at) this.seen.push({ from: batch.writer, milliseconds: now - at })
    }
  }
}

/** A letter at the end of the paragraph that belongs to this writer. */
export function press(desk: DeskWriter, number: number): void {
  const { tr, doc } = desk.page.state()
  const block = 2 + (number % (doc.childCount - 2))
  let end = 0
  for (let place = 0; place <= block; place += 1) end += doc.child(place).nodeSize
  desk.write(tr.insertText('abcdefgh '.charAt(number % 9), end - 1))
}

/**
 * Two writers in each of so many stories, with a sentence and then a pause to think of the next one, all through one edge. Returns the
 * milliseconds from the last key of each sentence until it was saved, and how many keys were pressed.
 */
export async function writeInPairs(
  url: string,
  staff: readonly { id: string }[],
  { stories, seconds }: { stories: number; seconds: number },
): Promise<{ saved: number[]; keys: number }> {
  const desks: DeskWriter[] = []
  for (let story = 0; story < stories; story += 1) {
    const articleId = await makeStory(`Two in story ${story}`)
    for (const writer of [0, 1]) desks.push(await openStory(url, staff[(2 * story + writer) % staff.length] ?? { id: '' }, articleId))
  }
  const saved: number[] = []
  let keys = 0
  const chance = chances(9)
  const end = performance.now() + seconds * 1000
  const write = async (desk: DeskWriter, number: number) => {
    await wait(chance() * 6_000)
    while (performance.now() < end) {
      for (let key = 0; key < 15; key += 1) {
        if (key > 0) await wait(betweenKeys)
        press(desk, number % 2)
        keys += 1
      }
      saved.push(await untilSaved(desk))
      await wait(3_000 + chance() * 6_000)
    }
  }
  await Promise.all(desks.map(write))
  for (const desk of desks) desk.stop()
  return { saved, keys }
}

/** Milliseconds until the newsroom has every letter of a screen. */
export function untilSaved({ autosave }: DeskWriter): Promise<number> {
  const from = performance.now()
  return new Promise((resolve) => {
    const look = () => {
      if (!autosave.state().saved) return
      stop()
      resolve(performance.now() - from)
    }
    const stop = autosave.subscribe(look)
    look()
  })
}
