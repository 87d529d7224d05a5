import { randomUUID } from 'node:crypto'
import { randomFrom } from '#testing/random-from.ts'

export type Random = { number: (below: number) => number; one: <Value>(of: readonly Value[]) => Value; bytes: (most: number) => Buffer }

export function makeRandom(seed: number): Random {
  const next = randomFrom(seed)
  const number = (below: number) => Math.floor(next() * below)
  return {
    number,
    one: (of) => of[number(of.length)] as (typeof of)[number], // never empty
    bytes: (most) => Buffer.from(Array.from({ length: 1 + number(most) }, () => number(256))),
  }
}

/** JSON that is no message and no batch: of every shape, also of names that mean something in JavaScript. */
export function junk({ number, one, bytes }: Random, depth = 0): unknown {
  const leaf = [null, true, 0, -1, 1e308, '', 'story', '\u0000', '\u202e', bytes(50).toString('latin1'), randomUUID()]
  if (depth > 4 || number(3) === 0) return one(leaf)
  const length = number(5)
  if (number(2) === 0) return Array.from({ length }, () => junk({ number, one, bytes }, depth + 1))
  const names = ['kind', 'topic', 'steps', 'constructor', 'toString', 'length', '', 'id', 'then', 'anchor']
  return Object.fromEntries(Array.from({ length }, () => [one(names), junk({ number, one, bytes }, depth + 1)]))
}

/** JSON that ends too early, has something after its end, or sets a prototype. */
export function brokenJson(random: Random, whole: object): string {
  const text = JSON.stringify(whole)
  return random.one([
    text.slice(0, 1 + random.number(text.length - 1)),
    `${text}${text}`,
    `${text},`,
    text.replaceAll('"', "'"),
    `{"__proto__":${text}}`,
    '['.repeat(1 + random.number(3000)),
  ])
}
