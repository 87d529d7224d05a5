import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { type Language, languageFacts, languages } from '#lib/languages.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { fold } from './fold.ts'
import { searchStories } from './search-stories.ts'

test.each(languages)('%s: the database has the stems that the table names', async (language) => {
  const { stemmer, common } = languageFacts[language].search
  const [row] = await database().execute<{ dictionary: string | null }>(sql`select search_dictionary(${language})::text as dictionary`)
  const own = { en: 'english_stem', uk: 'ukrainian' }[language as string]
  expect(row?.dictionary ?? own ?? 'simple').toBe(stemmer)
  if (!own || common) expect(await hasCommonWords(language)).toBe(true)
})

/** By a list of Postgres', or by one of ours. */
async function hasCommonWords(language: Language): Promise<boolean> {
  const { stemmer, common } = languageFacts[language].search
  if (common) return common.length > 20
  const and: Partial<Record<Language, string>> = { de: 'und', fr: 'et', es: 'y', it: 'e', pt: 'e', tr: 've' }
  const [row] = await database().execute<{ left: boolean }>(sql`select ts_lexize(${stemmer}, ${and[language] ?? ''}) = '{}' as left`)
  return row?.left === true
}

/** A word as it may be typed: letters of any alphabet, capitals, letters in two parts, vowel marks, invisible characters. */
const arbitraryWord = fc
  .tuple(
    fc.constantFrom(...languages),
    fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    fc.constantFrom('small', 'capital', 'apart', 'marked'),
  )
  .map(([language, places, form]) => {
    const { alphabet, locale } = languageFacts[language]
    const word = places.map((place) => [...alphabet][place % [...alphabet].length] ?? '').join('')
    if (form === 'capital') return word.toLocaleUpperCase(locale)
    if (form === 'apart') return word.normalize('NFD')
    if (form === 'marked') return [...word].join(languageFacts[language].script === 'arabic' ? '\u064e' : '\u00ad')
    return word
  })

test('a word is folded here as the database folds it', async () => {
  const words = fc.sample(arbitraryWord, { numRuns: 3000, seed: 8 })
  const rows = await database().execute<{ folded: string }>(
    sql`select trim(search_line(word)) as folded from unnest(${sql.param(words)}::text[]) with ordinality as given(word, place) order by place`,
  )
  const wrong = words.flatMap((word, place) => (fold(word) === rows[place]?.folded ? [] : [[word, fold(word), rows[place]?.folded]]))
  expect(wrong).toEqual([])
})

/** A story, and questions that must find it: other forms, capitals, without accents, as a keyboard has them. */
const stories: Record<Exclude<Language, 'en' | 'uk'>, [text: string, ...questions: string[]]> = {
  pl: ['Łódź szykuje się na powódź. Zażółć gęślą jaźń.', 'łódź', 'LODZ', 'powodz', 'zażółć', '"szykuje się na"'],
  de: ['Die Häuser der Großen Straße werden saniert.', 'Haus', 'häuser', 'STRASSE', 'Straße', 'GROẞE', 'hausern'],
  fr: ['L’enquête publiée à l’été révèle des œuvres volées.', 'enquêtes', 'enquete', 'publié', 'oeuvre', 'œuvres', "d'œuvre", 'l’enquête'],
  es: ['Las elecciones del año en España dejaron dudas.', 'elección', 'eleccion', 'espana', 'AÑO', 'duda'],
  it: ['L’università annuncia nuove borse: perché così poche?', "dell'università", 'universita', 'borsa', 'perche', 'nuova'],
  ro: ['Ştirile despre școli și despre ţară.', 'știri', 'stirile', 'școlile', 'țara', 'ţara', 'SCOLI'],
  cs: ['Příliš žluťoučký kůň úpěl ďábelské ódy.', 'prilis', 'ŽLUŤOUČKÝ', 'kůň', 'kun', '"ďábelské ódy"'],
  pt: ['As eleições decidiram a redução das pensões.', 'eleição', 'eleicoes', 'REDUÇÃO', 'pensão', 'decidir'],
  tr: [
    'İstanbul’da kadınlar ışık istedi.',
    'istanbul',
    'İSTANBUL',
    'ISTANBUL',
    'İstanbul’un',
    'kadın',
    'kadin',
    'KADINLAR',
    'ışık',
    'IŞIK',
    'isik',
  ],
  ar: [
    'افتتحت الوزيرة المدرسةَ الثانويّة في القاهرة عام ٢٠٢٦، وأكّدت إصلاح التعليم على مستوى الدولة.',
    'المدرسة',
    'مدرسة',
    'المدرسه',
    'الثانوية',
    'القاهره',
    'وزيرة',
    '2026',
    'اصلاح',
    'مستوي',
    'الـدولـة',
  ],
}

describe('a story is found by the words of its language', () => {
  let cast: Cast
  beforeAll(async () => {
    cast = await seedCast()
  })

  test.each(Object.entries(stories))('%s', async (code, [text, ...questions]) => {
    const language = code as Language // the keys of `stories`
    const live = (slug: string, words: string) => {
      const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }
      return liveStory(cast, { slug, at: new Date(), language, body })
    }
    const id = await live(`a-story-${code}`, text)
    await live(`another-${code}`, 'xxxx yyyy zzzz')
    for (const question of questions) {
      const { stories: found } = await searchStories({ text: question, language }, 'UTC', null)
      expect([question, found.map(({ articleId }) => articleId)]).toEqual([question, [id]])
      expect([question, found[0]?.excerpt.some(({ isHit }) => isHit)]).toEqual([question, true])
    }
  })

  test('a word that was mistyped is put right in any alphabet', async () => {
    for (const [language, text, typed] of [
      ['ar', 'البرلمان يناقش الميزانية', 'البرلامن'],
      ['tr', 'Belediye bütçeyi onayladı', 'beledyie'],
      ['pl', 'Województwo ogłosiło przetarg', 'wojewdóztwo'],
    ] as const) {
      const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
      const id = await liveStory(cast, { slug: `mistyped-${language}`, at: new Date(), language, body })
      const { stories: found } = await searchStories({ text: typed, language }, 'UTC', null)
      expect([typed, found.map(({ articleId }) => articleId)]).toEqual([typed, [id]])
    }
  })
})
