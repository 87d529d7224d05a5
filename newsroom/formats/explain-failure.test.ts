import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { expect, test } from 'vitest'
import { explainFailure } from './explain-failure.ts'

const failureOf = (address: string) =>
  request(address).then(
    () => 'it came',
    (error) => explainFailure(error),
  )

test('a server that is not there, takes nothing or breaks off is said in words', async () => {
  const server = createServer((_, response) => response.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  expect(await failureOf(`http://127.0.0.1:${port}/`)).toBe('its server broke off the connection')
  await new Promise((resolve) => server.close(resolve))
  expect(await failureOf(`http://127.0.0.1:${port}/`)).toBe('its server takes no connections')
  expect(explainFailure(Object.assign(new Error('getaddrinfo ENOTFOUND feed.test'), { code: 'ENOTFOUND' }))).toBe(
    'there is no server with that name',
  )
})

test('the cause counts where the error has no code, the message where no code is known, and a long one is cut', () => {
  const cause = Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' })
  expect(explainFailure(new Error('fetch failed', { cause }))).toBe('the certificate of its server has expired')
  expect(explainFailure(new Error('it is larger than 5 MB'))).toBe('it is larger than 5 MB')
  expect(explainFailure(new Error('', { cause: new Error('the cause') }))).toBe('the cause')
  expect(explainFailure(new Error(''))).toBe('the connection failed')
  expect(explainFailure(new Error('a'.repeat(1000)))).toHaveLength(300)
})
