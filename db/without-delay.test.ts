import postgres from 'postgres'
import { expect, test } from 'vitest'
import { databaseUrl } from '#lib/env.ts'
import { withoutDelay } from './without-delay.ts'

/** Copies a row into each of thirty tables; answers the milliseconds that it took. */
async function copyInto(url: string): Promise<number> {
  const client = postgres(url, { ...withoutDelay(url), max: 1, onnotice: () => {} })
  try {
    const began = performance.now()
    await client.begin(async (tx) => {
      for (let number = 0; number < 30; number += 1) {
        await tx.unsafe(`create temporary table copied_${number} (word text)`)
        const rows = await tx.unsafe(`copy copied_${number} from stdin`).writable()
        await new Promise((done) => rows.on('finish', done).end('a word\n'))
      }
    })
    return performance.now() - began
  } finally {
    await client.end()
  }
}

test('copying into many small tables waits for no acknowledgement', async () => {
  const first = await copyInto(databaseUrl())
  // With the delay it takes 30 × 80 ms at least, on every machine.
  expect(Math.min(first, await copyInto(databaseUrl()))).toBeLessThan(1_500)
})

test('a server that is not there is an error, and an address with several servers is left to the driver', async () => {
  const nowhere = Object.assign(new URL(databaseUrl()), { port: '1' }).href
  await expect(copyInto(nowhere)).rejects.toThrow(/ECONNREFUSED/)
  expect(withoutDelay('postgres://galley:secret@one.example,two.example/galley')).toEqual({})
})
