import { setTimeout as wait } from 'node:timers/promises'
import type { Newsroom as Log } from '#components/editor/draft/autosave.ts'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import type { KillableNewsroom } from '#proof/writing/newsroom.ts'
import { type DeskWriter, openStory, settle } from '#testing/desk-writer.ts'

type Phase = { name: string; saves: number[]; reads: number[]; failed: number }

/** People who write and read while something else is done. How long they wait is noted for each phase. */
export class Users {
  readonly #phases: Phase[] = []
  readonly #writers: { writer: DeskWriter; typed: number }[] = []
  readonly #origin: string
  readonly #stories: number
  #isOver = false
  #working: Promise<unknown>[] = []

  private constructor(origin: string, stories: number) {
    this.#origin = origin
    this.#stories = stories
  }

  static async start(newsroom: KillableNewsroom, { writers, readers, stories }: { writers: number; readers: number; stories: number }) {
    const users = new Users(newsroom.origin, stories)
    const people = [newsroom.cast.olena, newsroom.cast.marta, newsroom.cast.ihor]
    for (let number = 0; number < writers; number += 1) {
      const person = people[number % people.length] ?? newsroom.cast.ihor
      const articleId = await beginStory(person.id, newsroom.cast.section.id)
      const writer = await openStory(newsroom.origin, person, articleId, { wrap: (log) => users.#timed(newsroom.listen(articleId, log)) })
      users.#writers.push({ writer, typed: 0 })
    }
    users.#working = [
      ...users.#writers.map((each, number) => users.#type(each, number)),
      ...Array.from({ length: readers }, (_, number) => users.#read(number)),
    ]
    return users
  }

  async during<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    this.#phases.push({ name, saves: [], reads: [], failed: 0 })
    const result = await work()
    this.#phases.push({ name: '', saves: [], reads: [], failed: 0 })
    return result
  }

  /** Everybody ends. Returns what was lost: letters that were typed and are in no text, and texts that could not be settled. */
  async stop(): Promise<string[]> {
    this.#isOver = true
    await Promise.all(this.#working)
    const problems: string[] = []
    for (const [number, { writer, typed }] of this.#writers.entries()) {
      if (!(await settle([writer], 20_000))) problems.push(`writer ${number} could not save`)
      const text = writer.page.state().doc.textContent
      const found = [...text].filter((letter) => letter === 'x').length
      if (found !== typed) problems.push(`writer ${number} typed ${typed} letters, and the text has ${found}`)
      problems.push(...writer.lost)
      writer.stop()
    }
    return problems
  }

  report(): string[] {
    return this.#phases
      .filter(({ name }) => name !== '')
      .map(({ name, saves, reads, failed }) => `${name.padEnd(24)} saves ${say(saves)}   reads ${say(reads)}   failed ${failed}`)
  }

  #phase = () => this.#phases.at(-1) ?? { name: '', saves: [], reads: [], failed: 0 }

  #timed = (log: Log): Log => ({
    add: async (batch) => {
      const began = performance.now()
      const answer = await log.add(batch)
      this.#phase().saves.push(performance.now() - began)
      return answer
    },
    since: log.since,
  })

  async #type(each: { writer: DeskWriter; typed: number }, number: number): Promise<void> {
    await wait(number * 50)
    while (!this.#isOver) {
      const state = each.writer.page.state()
      each.writer.write(state.tr.insertText('x', state.doc.content.size - 1))
      each.typed += 1
      await wait(250)
    }
  }

  async #read(number: number): Promise<void> {
    const paths = ['/en', '/', '/en/news/the-published-story']
    for (let turn = number; !this.#isOver; turn += 1) {
      const path = turn % 3 === 0 ? paths[Math.floor(turn / 3) % 2] : `/news/the-published-story-${1 + ((turn * 7919) % this.#stories)}`
      const began = performance.now()
      const isWell = await fetch(new URL(path ?? '/', this.#origin))
        .then(async (response) => (await response.arrayBuffer()).byteLength > 0 && response.ok)
        .catch(() => false)
      const phase = this.#phase()
      phase.reads.push(performance.now() - began)
      if (!isWell) phase.failed += 1
      await wait(100)
    }
  }
}

async function beginStory(by: string, sectionId: string): Promise<string> {
  const [article] = await database().insert(articles).values({ language: 'en', createdBy: by, sectionId }).returning({ id: articles.id })
  if (!article) throw new Error('no story was begun')
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A' }] }] } as const
  await database()
    .insert(drafts)
    .values({ articleId: article.id, headline: 'A', dek: 'A', body: structuredClone(body) as never, words: 1, updatedBy: by })
  return article.id
}

function say(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0)
  return `${String(sorted.length).padStart(5)}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`
}
