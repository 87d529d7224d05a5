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

/** A source that has an address for such questions is asked there first, then its page. `gone`: it says that there is nothing any more. */
export async function wordsOf({ kind, address, oembed }: Embed, allows?: Allows): Promise<EmbedWords | 'gone' | 'silent'> {
  if (kind === 'map') return 'silent' // the page of a map says nothing of the place
  const told = oembed === null ? null : await askSource(oembed, allows)
  if (told && isGone(told.status)) return 'gone'
  const words = told && readOembed(told.body)
  if (words && hasWords(words)) return kind === 'post' && words.text === '' ? { ...words, title: '', text: words.title } : words
  const page = await askSource(address, allows)
  if (page && isGone(page.status)) return 'gone'
  const read = page?.status === 200 ? readPage(page.body) : null
  if (!read || !hasWords(read)) return 'silent'
  return kind === 'post' ? { title: '', text: read.text, author: read.title } : read
}

const isGone = (status: number): boolean => status === 404 || status === 410
const hasWords = ({ title, text, author }: EmbedWords): boolean => title !== '' || text !== '' || author !== ''
