import type { SpotName, SpotProblem } from '#db/schema/outside-checks.ts'
import { xmlText } from '#newsroom/syndication/xml.ts'
import type { SiteAnswer } from './ask-site.ts'
import { plain, type ReadPage, readPage } from './read-page.ts'

/** What a spot must show. */
export type Expected =
  /** The page of a story: this headline, and these pieces of text in this order (words-on-page.ts). */
  | { kind: 'story'; headline: string; blocks: readonly string[] }
  /** The JSON-LD of that page. */
  | { kind: 'data'; headline: string; changedAt: string; corrections: number }
  /** A page that links to the story under this headline. */
  | { kind: 'link'; path: string; headline: string }
  /** An XML file with an entry that has all these pieces; the first one is the story's address. */
  | { kind: 'entry'; element: 'item' | 'url'; address: string; pieces: readonly string[] }
  /** A page that is not there any more, with one of these statuses. */
  | { kind: 'gone'; statuses: readonly number[] }
  | { kind: 'no-link'; path: string }
  | { kind: 'no-entry'; element: 'item' | 'url'; address: string }

export type WantedSpot = { name: SpotName; path: string; expected: Expected }

export type Found = { problem: SpotProblem; status?: number } | null

/** Whether an answer of the site shows what is expected: null, or what is wrong. */
export function problemOf(answer: SiteAnswer, expected: Expected): Found {
  if ('problem' in answer) return answer
  const { status, text } = answer
  if (expected.kind === 'gone')
    return expected.statuses.includes(status) ? null : status < 300 ? is('still-there') : { problem: 'status', status }
  if (status !== 200) return { problem: 'status', status }
  switch (expected.kind) {
    case 'story':
      return showsStory(readPage(text), expected) ? null : is('old')
    case 'data':
      return showsData(readPage(text), expected) ? null : is('old')
    case 'link':
      return problemOfLink(readPage(text), expected)
    case 'no-link':
      return readPage(text).links.some(({ href }) => pathOf(href) === expected.path) ? is('still-there') : null
    case 'entry':
      return problemOfEntry(text, expected)
    case 'no-entry':
      return entryOf(text, expected) === undefined ? null : is('still-there')
  }
}

const is = (problem: SpotProblem): Found => ({ problem })

function showsStory(page: ReadPage, { headline, blocks }: Extract<Expected, { kind: 'story' }>): boolean {
  if (page.headline !== plain(headline)) return false
  const text = lettersOf(page.text)
  let from = 0
  return blocks.every((block) => {
    const letters = lettersOf(block)
    const place = text.indexOf(letters, from)
    from = place + letters.length
    return place >= 0
  })
}

/** Letters and digits alone: quotation marks, raised figures and spaces are drawn in several ways. */
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

function showsData({ data }: ReadPage, { headline, changedAt, corrections }: Extract<Expected, { kind: 'data' }>): boolean {
  const story = data.find((node) => node['@type'] === 'NewsArticle')
  const notes = Array.isArray(story?.correction) ? story.correction.length : 0
  return story?.headline === headline && story.dateModified === changedAt && notes === corrections
}

function problemOfLink({ links }: ReadPage, { path, headline }: Extract<Expected, { kind: 'link' }>): Found {
  const own = links.filter(({ href }) => pathOf(href) === path)
  if (own.length === 0) return is('absent')
  return own.some(({ text }) => text === plain(headline)) ? null : is('old')
}

/** The path of a link: pages of the paper link from the root. */
const pathOf = (href: string): string => URL.parse(href, 'http://paper.invalid')?.pathname ?? ''

function problemOfEntry(text: string, expected: Extract<Expected, { kind: 'entry' }>): Found {
  const entry = entryOf(text, expected)
  if (entry === undefined) return is('absent')
  return expected.pieces.every((piece) => entry.includes(piece)) ? null : is('old')
}

/** The entry with this address in a feed or a sitemap as newsroom/syndication writes them. */
function entryOf(text: string, { element, address }: { element: 'item' | 'url'; address: string }): string | undefined {
  const named = element === 'item' ? `<link>${xmlText(address)}</link>` : `<loc>${xmlText(address)}</loc>`
  return text.split(`<${element}>`).find((entry) => entry.includes(named))
}
