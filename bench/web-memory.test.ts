import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { isMissed } from './figure.ts'
import { memoryOf } from './web-memory.ts'

test('each kind of page is judged for itself: what adds 32 MB in a large process is missed, what only fills a cache first is not', async () => {
  const asked = { '/steady': 0, '/cached': 0, '/leaks': 0 }
  const server = createServer((request, response) => {
    asked[request.url as keyof typeof asked] += 1
    response.end('page')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const web = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    share: () => 400,
    measureHeld: async () => 160 + Math.min(asked['/cached'], 100) + 0.035 * asked['/leaks'],
    stop: async () => {},
  }
  const pages = Object.keys(asked).map((path) => ({ name: path, path }))
  const figures = await memoryOf(web, pages, '', 19_000)
  server.close()
  expect(asked).toEqual({ '/steady': 1_000, '/cached': 1_000, '/leaks': 1_000 })
  expect(figures.filter(isMissed).map(({ what }) => what)).toEqual(['Memory added by /leaks at 19000'])
  expect(figures.find(({ what }) => what.startsWith('Most memory'))?.value).toBe(400)
})
