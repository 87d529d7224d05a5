import type { Answer } from '#proof/edge/processes.ts'
import type { Secret } from './story.ts'

/** A run of so many words of a story, in a response, is a leak. */
const runLength = 6
/** So many bytes from the middle of a picture's file are looked for. */
const printLength = 48

/** What gives a story away: runs of its words, its addresses, and bytes of its pictures. */
export type Marks = { runs: ReadonlySet<string>; addresses: readonly string[]; prints: readonly { name: string; bytes: Buffer }[] }

/** `files`: rendered files of its pictures, by their addresses. */
export function marksOf(secret: Secret, files: ReadonlyMap<string, Buffer>): Marks {
  const originals = secret.pictures.map(({ hash, original }) => ({ name: `the original of ${hash.slice(0, 8)}`, bytes: printOf(original) }))
  return {
    runs: new Set(secret.texts.flatMap(runsIn)),
    addresses: [
      secret.slug,
      secret.topic,
      ...(secret.former ? [secret.former.slug, secret.former.path] : []),
      ...secret.pictures.map(({ hash }) => hash),
    ],
    prints: [...originals, ...[...files].map(([name, bytes]) => ({ name, bytes: printOf(bytes) }))],
  }
}

const printOf = (bytes: Buffer) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + printLength)

/** Every run of six words in a text, without marks and tags. */
export function runsIn(text: string): string[] {
  const words = wordsIn(text)
  return words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(' '))
}

/** Those of the wanted runs that stand in a text. It may have sixteen megabytes: only where one of them begins are words put together. */
function findRuns(text: string, wanted: ReadonlySet<string>): string[] {
  const first = new Set([...wanted].map((run) => run.split(' ', 1)[0]))
  const words = wordsIn(text)
  const found: string[] = []
  words.forEach((word, at) => {
    const run = first.has(word) ? words.slice(at, at + runLength).join(' ') : ''
    if (wanted.has(run)) found.push(run)
  })
  return found
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What of a story is in a response, its headers included. `asked`: the address that was asked for, which a page may repeat to who typed it.
 */
export function leaksIn({ body, headers }: Pick<Answer, 'body' | 'headers'>, marks: Marks, asked = ''): string[] {
  const text = body.toString('utf8')
  const read = `${JSON.stringify(headers)} ${decode(text)}`
  const plain = asked ? read.replaceAll(asked, ' ').replaceAll(encodeURIComponent(asked), ' ') : read
  const runs = [...new Set([...findRuns(plain, marks.runs), ...findRuns(plain.replace(/<[^>]*>/g, ' '), marks.runs)])]
  const addresses = marks.addresses.filter((address) => plain.includes(address))
  const prints = marks.prints.filter(({ bytes }) => bytes.length > 0 && body.includes(bytes))
  return [
    ...runs.slice(0, 2).map((run) => `“${run}”`),
    ...addresses.map((address) => `the address ${address}`),
    ...prints.map(({ name }) => `bytes of ${name}`),
  ]
}

/** As a person would read it: character references and percent signs resolved, escapes of JSON as well. */
const decode = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/%20|\+/g, ' ')
