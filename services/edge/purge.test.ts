import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purge } from './purge.ts'

let purged: string[] = []
let longest = 0
/** Takes headers as long as Varnish does as shipped: 8 KB each. */
const cache = createServer((request, response) => {
  const keys = String(request.headers['surrogate-key'])
  longest = Math.max(longest, keys.length)
  purged.push(...keys.split(' '))
  response.writeHead(keys.length > 8_000 ? 400 : 200).end()
})
beforeAll(() => once(cache.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => {
  cache.closeAllConnections()
  cache.close()
})

test('a change of more pages than one header has room for is purged in several requests, each tag once', async () => {
  const tags = Array.from({ length: 500 }, (_, at) => `media:${String(at).padStart(36, '0')}`)
  await purge([`http://127.0.0.1:${(cache.address() as AddressInfo).port}/`], tags)
  expect(purged).toEqual(tags)
  expect(longest).toBeLessThan(8_000)
  purged = []
  await purge([`http://127.0.0.1:${(cache.address() as AddressInfo).port}/`], ['newsroom', 'staff'])
  expect(purged).toEqual(['newsroom', 'staff'])
})
