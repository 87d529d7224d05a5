import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { ownWords } from '#db/schema/grammar.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { grammarExceptions } from './exceptions.ts'
import { ignoreGrammar, mostIgnored } from './ignore-grammar.ts'
import { ignoredWords } from './ignored-words.ts'
import { ignoreGrammarInput, keepWordInput } from './input.ts'
import { keepWord, mostWords } from './keep-word.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`truncate own_words, ignored_grammar`)
})

test('a person has their own words in each story, and nobody else has', async () => {
  const articleId = cast.articles.draft
  expect(await grammarExceptions(cast.olena, articleId)).toEqual({ words: [], ignored: [] })
  for (const word of ['versts', 'hryvnias', 'hryvnias']) await keepWord(cast.olena, { word, isKept: true })
  expect(await grammarExceptions(cast.olena, articleId)).toMatchObject({ words: ['hryvnias', 'versts'] })
  expect(await grammarExceptions(cast.marta, articleId)).toMatchObject({ words: [] })
  await keepWord(cast.marta, { word: 'versts', isKept: false })
  await keepWord(cast.olena, { word: 'versts', isKept: false })
  await keepWord(cast.olena, { word: 'never kept', isKept: false })
  expect(await grammarExceptions(cast.olena, articleId)).toMatchObject({ words: ['hryvnias'] })
})

test('a thousand words are kept, and one of them can be kept again', async () => {
  await database()
    .insert(ownWords)
    .values(Array.from({ length: mostWords }, (_, place) => ({ personId: cast.olena.id, word: `word${place}` })))
  expect(await keepWord(cast.olena, { word: 'word7', isKept: true })).toMatchObject({ ok: true })
  expect(await keepWord(cast.olena, { word: 'more', isKept: true })).toMatchObject({ problem: 'too-many-words' })
  const both = [keepWord(cast.danylo, { word: 'one', isKept: true }), keepWord(cast.danylo, { word: 'two', isKept: true })]
  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }])
  expect((await grammarExceptions(cast.olena, cast.articles.draft)).words).toHaveLength(mostWords)
})

test('what is ignored is ignored in one story, for all who work on it, until somebody looks again', async () => {
  const articleId = cast.articles.draft
  const what = { articleId, rule: 'RepeatedWords', words: 'had had' }
  await expect(ignoreGrammar(cast.danylo, { ...what, isIgnored: true })).rejects.toThrow(NotFound)
  for (const _ of 'two') await ignoreGrammar(cast.olena, { ...what, isIgnored: true })
  expect((await grammarExceptions(cast.marta, articleId)).ignored).toEqual([{ rule: 'RepeatedWords', words: 'had had' }])
  expect((await grammarExceptions(cast.marta, cast.articles.submitted)).ignored).toEqual([])
  await expect(grammarExceptions(cast.danylo, articleId)).rejects.toThrow(NotFound)
  await ignoreGrammar(cast.marta, { ...what, isIgnored: false })
  expect((await grammarExceptions(cast.olena, articleId)).ignored).toEqual([])
  const acts = await database().execute(sql`select detail from audit where verb = 'ignore-grammar' order by id`)
  // The audit is kept for ever, and holds no words of a draft.
  const of = (isIgnored: boolean) => ({ detail: { rule: 'RepeatedWords', isIgnored } })
  expect(acts).toEqual([of(true), of(false)])
})

test('a story ignores a thousand places', async () => {
  const articleId = cast.articles.draft
  await database().execute(
    sql`insert into ignored_grammar (article_id, rule, words) select ${articleId}::uuid, 'AnA', n::text from generate_series(1, ${mostIgnored}::int) n`,
  )
  const more = { articleId, rule: 'AnA', words: 'a order', isIgnored: true }
  expect(await ignoreGrammar(cast.olena, more)).toMatchObject({ problem: 'too-many-ignored' })
  expect(await ignoreGrammar(cast.olena, { ...more, words: '7', isIgnored: false })).toMatchObject({ ok: true })
  // Those who ignore something at the same time are counted one after the other.
  const atOnce = Array.from({ length: 8 }, (_, place) => ignoreGrammar(cast.olena, { ...more, words: `a order ${place}` }))
  expect((await Promise.all(atOnce)).filter(({ ok }) => ok)).toHaveLength(1)
  expect((await grammarExceptions(cast.olena, articleId)).ignored).toHaveLength(mostIgnored)
})

test('words are compared in one line, and spaces that are too many have a sign', () => {
  expect(ignoredWords(' the\n the ')).toBe('the the')
  expect(ignoredWords('   ')).toBe('␣')
  const isIgnorable = (words: string) =>
    ignoreGrammarInput.safeParse({ articleId: cast.articles.draft, rule: 'Rule', words, isIgnored: true }).success
  for (const words of ['   ', 'a', 'a '.repeat(1_000), '\u202e'.repeat(9)]) expect(isIgnorable(ignoredWords(words))).toBe(true)
  expect(isIgnorable(' ')).toBe(false)
  expect(keepWordInput.safeParse({ word: 'a'.repeat(61), isKept: true }).success).toBe(false)
})
