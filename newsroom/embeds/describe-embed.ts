import PQueue from 'p-queue'
import type { z } from 'zod'
import { type Embed, embedOf } from '#lib/embeds/embed.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { askSource } from './ask-source.ts'
import type { describeEmbedInput } from './input.ts'
import { type EmbedWords, readOembed, readPage } from './read-words.ts'

/** So many sources are asked at the same time: a writer who waits costs others nothing. */
const questions = new PQueue({ concurrency: 4 })

/** What a source says now of what it shows, for the card that a writer begins. Nothing is kept: the words are the writer's to change. */
export async function describeEmbed(
  person: Person,
  { embedId }: z.output<typeof describeEmbedInput>,
): Promise<Outcome<EmbedWords, 'gone' | 'silent'>> {
  authorise(person, 'write a story')
  const embed = embedOf(embedId)
  if (!embed) throw new NotFound(`embed ${embedId}`)
  const answer = await questions.add(() => wordsOf(embed))
  return typeof answer === 'string' ? no(answer) : done(answer)
}

/**
 * A source that has an address for such questions is asked there first (`told`), then its page. `gone`: its page says that there is nothing
 * any more. That of the questions alone may be out of order for a moment.
 */
export async function wordsOf(
  embed: Embed,
  allows?: Allows,
  told?: Awaited<ReturnType<typeof askSource>>,
): Promise<EmbedWords | 'gone' | 'silent'> {
  const { kind, address } = embed
  if (kind === 'map') return 'silent' // the page of a map says nothing of the place
  const answer = told === undefined ? await askForWords(embed, allows) : told
  const words = answer && readOembed(answer.body)
  if (words && hasWords(words)) return kind === 'post' && words.text === '' ? { ...words, title: '', text: words.title } : words
  const page = await askSource(address, allows)
  if (page && isGone(page.status)) return 'gone'
  const read = page?.status === 200 ? readPage(page.body) : null
  if (!read || !hasWords(read)) return 'silent'
  return kind === 'post' ? { title: '', text: read.text, author: read.title } : read
}

/** Null without an answer, or where there is no address for such questions. */
export const askForWords = async ({ kind, oembed }: Embed, allows?: Allows) =>
  oembed === null || kind === 'map' ? null : await askSource(oembed, allows)

export const isGone = (status: number): boolean => status === 404 || status === 410
const hasWords = ({ title, text, author }: EmbedWords): boolean => title !== '' || text !== '' || author !== ''
