import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { currentRequest, followRequests, makeRequestId, readRequestId, withRequest } from './request.ts'

followRequests()
const server = createServer(async (request, response) => {
  await wait(Number(request.url?.slice(1)))
  response.end(currentRequest() ?? 'none')
})
afterAll(() => server.close())

test('each of many requests at once, on connections that are used again, knows its own id, and one without an id knows none', async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const ask = async (number: number) => {
    const id = number % 3 === 0 ? undefined : makeRequestId()
    const headers: Record<string, string> = id ? { 'x-request-id': id } : {}
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${number % 7}`
    expect(await (await fetch(url, { headers })).text()).toBe(id ?? 'none')
  }
  for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 20 }, (_, number) => ask(number)))
})

test('work within a request knows it, also what is begun there and ends later', async () => {
  const later = withRequest('3f2a91c0de55', async () => {
    await wait(5)
    return currentRequest()
  })
  expect(currentRequest()).toBeUndefined()
  expect(await later).toBe('3f2a91c0de55')
})

test.each(['', 'short', 'with space', 'a'.repeat(37), 'line\nbreak12', '"quoted-id"', undefined, ['3f2a91c0de55']])(
  '%j is no id of a request',
  (text) => expect(readRequestId(text)).toBeUndefined(),
)
