import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export const storiesOfTheWire = 12_528
const real = '../shared/data/wire/reuters-21578-a.ndjson.gz'

/** The Reuters stories if they exist next to the project; otherwise as many generated ones of similar size and shape. */
export function wireFile(folder: string): { path: string; from: string } {
  if (existsSync(real)) return { path: real, from: 'Reuters-21578' }
  const path = join(folder, 'made.ndjson.gz')
  const lines = Array.from({ length: storiesOfTheWire }, (_, number) => JSON.stringify(story(number)))
  writeFileSync(path, gzipSync(lines.join('\n')))
  return { path, from: 'made stories' }
}

const words =
  'the company said it expects prices of wheat and crude oil to rise in March after talks with banks in Tokyo about its net profit'.split(
    ' ',
  )
const places = ['usa', 'japan', 'uk', 'brazil', 'west-germany']
const subjects = ['earn', 'acq', 'crude', 'grain', 'trade', 'money-fx']

function story(number: number) {
  const paragraph = (from: number) =>
    `<p>${Array.from({ length: 40 }, (_, at) => words[(from * 7 + at * 3 + number) % words.length]).join(' ')}.</p>`
  return {
    uri: `urn:galley:made:${number}`,
    language: 'en',
    versionCreated: new Date(Date.UTC(1987, 1, 26) + number * 270_000).toISOString(),
    provider: { name: 'Wire' },
    headlines: [{ value: `Made story ${number} of ${words[number % words.length]} and ${words[(number * 5) % words.length]}` }],
    bodies: [{ contentType: 'application/xhtml+xml', value: [1, 2, 3, 4].map(paragraph).join('') }],
    places: [{ name: places[number % places.length] }],
    ...(number % 2 === 0 && { subjects: [{ name: subjects[number % subjects.length] }] }),
  }
}
