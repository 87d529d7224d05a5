import { agencyLetters, nameCase } from './name-case.ts'
import { oneLine } from './text.ts'

/** The names in a byline, and the words that name nobody: agencies, roles, places. */
export type Byline = { people: string[]; leftOut: string[] }

/** The most characters of a line of names; the rest is ignored. */
const longestLine = 2000

/**
 * The people in a line such as "By PAULO SANTALUCIA, Ana Ruiz, M.D., and Frances d'Emilio / Agence Été", in English or Ukrainian, each
 * once. An agency is an author only if nobody else is named, or if "and" joins it to them.
 */
export function bylineOf(line: string): Byline {
  const leftOut: string[] = []
  // A new line begins a new name or describes the one before: "JANE DOE↵Associated Press Writer".
  const given = oneLine(
    line
      .slice(0, longestLine)
      .trim()
      .replace(/(?:,|(?<!\s))\s*\n/g, ', '),
  )
  const parts = partsOf(withoutNotes(given, leftOut))
  const first = parts.find((part) => !isOrganisation(part.name))
  const hasPeople = first !== undefined
  const isFull = first?.name.includes(' ') === true
  const people: string[] = []
  for (const { name, joined } of parts) {
    const isAside = hasPeople && !joined && (isOrganisation(name) || (isFull && !name.includes(' ') && name !== first?.name))
    if (isAside || isNobody(name)) leftOut.push(name)
    else people.push(nameCase(name))
  }
  return { people: [...new Set(people)], leftOut }
}

export const namesIn = (line: string): string[] => bylineOf(line).people

/**
 * The names in the display name of an account. They are several only if each is a person's first and last name: "Radio and Video" stays
 * one.
 */
export function namesOfAccount(name: string): string[] {
  const { people, leftOut } = bylineOf(name)
  const areAllPeople = people.length > 1 && leftOut.length === 0 && people.every((one) => one.includes(' ') && !isOrganisation(one))
  if (areAllPeople) return people
  const whole = oneLine(name)
  return whole === '' ? [] : [whole]
}

const opening =
  /^(?:(?:(?:text|story|words|written|reported|compiled|photos?|photographs?|pictures|video|report|reporting|interview|analysis|opinion|commentary)(?:,? and [a-z]+)? )?by|from|автор(?:и|ка|ки)?|текст|фото|підготу(?:вав|вала|вали)|запис(?:ав|ала|али)|від)\b(?:\s*:\s*|\s+)|^(?:автор(?:и|ка|ки)?|текст|фото|підготу(?:вав|вала|вали)|запис(?:ав|ала|али)|від)(?:\s*:\s*|\s+(?=\p{Lu}))/iu
/** Words between the names of two people in a line. */
const between =
  /(?:\s?[,;.])?\s(?:with )?(?:(?:additional|further|extra) )?(?:reporting|report|writing|research|contributions?|photos|photographs|photography|pictures|video|text|story|words)(?: and [a-z]+)? (?:by|from)(?: |: ?)|(?:\s?[,;])?\s(?:as told to|with|together with|разом (?:з|із|зі)|за участ[іюи]|а також|фото:|текст:)\s/giu
/** People who edited or translated a story are not its authors. */
const notAuthors =
  /(?:[,;.]|(?<!\s))\s*(?:editing|edited|translated|translation|переклад|переклала?|редагува(?:в|ла)|редактор(?:ка)?:)(?: by|:)?\s.*$/iu

const degree =
  /^(?:m\.?d|ph\.?\s?d|d\.?phil|ed\.?d|j\.?d|d\.?d\.?s|r\.?n|m\.?p|m\.?a|b\.?a|m\.?b\.?a|m\.?sc|b\.?sc|esq|d\.?v\.?m|o\.?b\.?e|c\.?b\.?e|m\.?b\.?e|k\.?c|q\.?c|s\.?j|c\.?p\.?a|ll\.?m|psy\.?d|m\.?p\.?h|r\.?d)\.?$/i
const generation = /^(?:(?:jr|sr)\.?|II|III|IV|мол\.|ст\.|молодший|старший)$/iu

const titleUk = /^(?:доктор|кандидат|професор|академік|доцент|к\.\s?\p{Ll}|д\.\s?\p{Ll})/u
const roles =
  'writer writers reporter reporters correspondent correspondents editor editors columnist contributor contributors photographer staff desk team bureau press news newspaper newspapers agency agence agentur agentura agencies times gazette herald tribune service services radio television network media magazine newsroom university institute ministry department association company inc ltd board editorial special агентство агенція редакція кореспондент кореспондентка редактор редакторка журналіст журналістка оглядач оглядачка служба новини газета радіо суспільне відділ команда спеціально видання університет інститут міністерство'
const agencies = 'reuters bloomberg interfax xinhua укрінформ рейтер'.split(' ')
const organisation = new Set([...agencies, ...roles.split(' ')])

/** Brackets, addresses and text after the last name: "(AP)", "/ Agence Été", "Special to the Gazette", "для Reuters". */
function withoutNotes(line: string, leftOut: string[]): string {
  const cut = (text: string, what: RegExp): string =>
    text.replace(what, (note: string) => {
      const words = note.replace(/^[\s,;/|–—-]+|(?<!\s)\s+$/g, '')
      if (words !== '') leftOut.push(words)
      return ' '
    })
  let text = cut(line, /\([^()]{0,200}\)|\[[^[\]]{0,200}\]/g)
  text = cut(text, /\S{1,100}@\S{0,100}|https?:\/\/\S{1,300}/g)
  text = cut(text, notAuthors)
  text = cut(text, /(?:[,;]|(?<!\s))\s*(?:\b(?:exclusive(?:ly)?|special(?:ly)?) (?:to|for)\b|спеціально для).*$/iu)
  text = cut(text, /(?:\||\s[–—-]\s)[\s\S]*/u)
  return oneLine(text)
}

type Part = { name: string; joined: boolean }

function partsOf(line: string): Part[] {
  const named = line.replace(opening, '')
  const quiet = /\p{Ll}/u.test(named) ? named : named.replace(/ (?:AND|WITH|ТА|І|Й) /g, (word) => word.toLowerCase())
  const names = quiet.replace(between, ', and ')
  const parts: Part[] = []
  for (const piece of names.split(/[,;/]/)) {
    const listed = piece.trim()
    const joined = /^(?:and|&|та|і|й|i)\s/u.test(listed)
    const [head = '', ...rest] = joinNames(joined ? listed.replace(/^\S+\s+/, '') : listed)
    const last = parts.at(-1)
    if (last && generation.test(head)) last.name += ` ${head.replace(/^(jr|sr)\.?$/i, (short) => `${short.replace('.', '')}.`)}`
    else if (!degree.test(head) && !titleUk.test(head)) add(head, joined)
    for (const name of rest) add(name, true)
  }
  return parts

  function add(found: string, joined: boolean): void {
    const name = stripDescription(found)
    if (/\p{L}/u.test(name)) parts.push({ name, joined })
  }
}

/** "Jane Doe and John Roe" are two; "Radio & Video Desk" and "Food & Drink" are one. */
function joinNames(text: string): string[] {
  const pieces = text.split(/\s(and|&|та|і|й|i)\s/u)
  const names = [pieces[0] ?? '']
  for (let at = 1; at + 1 < pieces.length; at += 2) {
    const [word = '', next = ''] = pieces.slice(at, at + 2)
    const before = names.at(-1) ?? ''
    const oneName = !before.includes(' ') && (word === '&' || (next.includes(' ') && isOrganisation(next) && !isAgency(before)))
    if (oneName) names[names.length - 1] = `${before} ${word} ${next}`
    else names.push(next)
  }
  return names
}

/** A name without its owner's employer, place or role ("of The Associated Press", "in Kyiv", "для Reuters"). */
function stripDescription(text: string): string {
  const name = text
    .replace(/^(\S+ .*?\S) (?:of|for|in|at|via|from|для|з|із|в|у)\s.*$/u, (whole, person: string) =>
      isOrganisation(person) ? whole : person,
    )
    .replace(/^by\s+/i, '')
    .replace(/ et al$|,? et al\.$/i, '')
    .replace(/^(\S+ .*\S) (?:the )?(?:associated press|agence france-presse|reuters|bloomberg|getty images)\b.*$/i, '$1')
    .replace(/^(?:dr|mr|mrs|ms|prof|sir|rev)\.?\s+(?=\p{Lu}\S* \p{L})/iu, '')
    .trim()
  const words = name.split(' ')
  while (words.length > 2 && /^\p{Ll}/u.test(words[0] ?? '') && isOrganisation(words[0] ?? '')) words.shift()
  while (words.length > 2 && agencyLetters.has(words.at(-1) ?? '')) words.pop()
  return words
    .join(' ')
    .replace(/(?<![.,:])[.,:]+$/, (end) => (/(?:\b\p{L}|\b[JjSs]r)$/u.test(words.join(' ').slice(0, -end.length)) ? end : ''))
    .trim()
}

const isAgency = (name: string): boolean => agencyLetters.has(name) || agencies.includes(name.toLowerCase())

function isOrganisation(name: string): boolean {
  if (/^(?:the |le monde$|getty images$)/i.test(name) || agencyLetters.has(name)) return true
  return name.split(' ').some((word) => organisation.has(word.toLowerCase().replace(/[.,:’']s?$/, '')))
}

/** "others", "staff and wire reports", or a clause about the author ("is a doctor in Lviv"). */
const isNobody = (name: string): boolean =>
  /^(?:others|\d+ others|et al|інші|та інші|staff and)\b/iu.test(name) ||
  (/^\p{Ll}+ /u.test(name) && !/^(?:de|del|della|di|da|dos|du|van|von|der|bin|al|el|la|ван|фон|де)\b/iu.test(name))
