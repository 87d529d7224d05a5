import { all, type FactWords } from '#lib/languages/fact-words.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
const months = 'january february march april may june july august september october november december'
const days = 'monday tuesday wednesday thursday friday saturday sunday'

const count = (words: string, from: number, step = 1) =>
  Object.fromEntries(words.split(' ').map((word, place) => [word, from + place * step]))

export const englishFacts: FactWords = {
  numbers: { ...count(small, 0), ...count(tens, 20, 10), ...count(ordinals, 1), once: 1, twice: 2 },
  magnitudes: {
    ...all('dozen dozens', 12),
    ...all('hundred hundreds', 100),
    ...all('thousand thousands', 1e3),
    ...all('million millions m mln', 1e6),
    ...all('billion billions bn', 1e9),
    ...all('trillion trillions', 1e12),
  },
  vague: new Set(['one', 'once', 'twice', 'zero', ...ordinals.split(' '), 'dozens', 'hundreds', 'thousands', 'millions', 'billions', 'm']),
  and: 'and',
  counted: /^(?:people|children|women|men|(?!(?:was|has|does|says|this|less)$)[a-z]{3,}s)$/,
  months: {
    ...count(months, 1),
    jan: 1,
    feb: 2,
    apr: 4,
    aug: 8,
    ...all('sep sept', 9),
    oct: 10,
    nov: 11,
    dec: 12,
  },
  days: {
    ...Object.fromEntries(days.split(' ').flatMap((day) => [day, `${day}s`].map((form) => [form, day]))),
    ...all('today tonight', 'today'),
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
  },
  noNames: new Set(
    'i i’m i’ve i’d i’ll mr mrs ms miss dr prof professor president prime minister chancellor secretary sir lord lady king queen prince princess pope general colonel major captain judge justice senator governor mayor mp'
      .replaceAll('’', "'")
      .split(' '),
  ),
  openers: new Set(
    'the a an in on at by for from to of with without as if but and or nor so when while after before since until under over among about near between during he she it they we you his her its their our my your this that these those there here no not all some many most more every each both other another then now still also yet only even just however meanwhile later earlier what who why how where which'.split(
      ' ',
    ),
  ),
  nameEndings: ["'s", "'", 's', 'es'],
  interchangeable: [['a', 'an']],
  distinct: [
    ['could', 'would', 'should', 'might'],
    ['then', 'them', 'they'],
    ['what', 'that', 'chat'],
    ['more', 'mere', 'most'],
    ['employer', 'employee'],
    ['north', 'forth'],
    ['killed', 'billed'],
    ['hired', 'fired', 'tired', 'wired'],
    ['sacked', 'backed', 'packed', 'hacked'],
    ['charged', 'changed'],
    ['shooting', 'shouting'],
    ['raised', 'razed'],
    ['attack', 'attach'],
    ['woman', 'women'],
    ['father', 'gather'],
    ['month', 'mouth'],
    ['last', 'least', 'lost', 'past'],
    ['fall', 'fell', 'full'],
    ['life', 'live', 'like'],
    ['hold', 'held', 'hole'],
    ['rise', 'rose'],
    ['mayor', 'major'],
  ],
  omissible: new Set(['a', 'an', 'the']),
}
