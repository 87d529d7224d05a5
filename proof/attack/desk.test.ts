import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, isLong, type Part, startEdge, startWeb } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'

/** Attacks on the desk by outsiders (found in attack.md): rows 1, 3 and 4. */
let web: Part
let edge: Part
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
  web = await startWeb()
  edge = await startEdge('attacked', [web])
}, 400_000)
afterAll(async () => {
  await edge?.stop()
  await web?.stop()
}, 60_000)

/** A POST to the sign-in page from this address, of which only a few bytes are sent. */
async function trickle(address: string): Promise<Socket> {
  const socket = connect({ port: edge.port, host: '127.0.0.1', localAddress: address })
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write('POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nNext-Action: x\r\nContent-Type: text/plain\r\nContent-Length: 200000\r\n\r\n')
  socket.write('x'.repeat(700))
  return socket
}

test('256 slow bodies of one address, and the desk answers others within two seconds, as do the readers’ pages', async () => {
  expect(cast.marta.role).toBe('editor')
  const slow = await Promise.all(Array.from({ length: 256 }, () => trickle('127.0.1.1')))
  const drip = setInterval(() => {
    for (const socket of slow) if (!socket.destroyed) socket.write('x'.repeat(700))
  }, 1_000)
  try {
    for (let turn = 0; turn < (isLong ? 20 : 3); turn += 1) {
      const desk = await get(`${edge.origin}/desk/sign-in`, {}, { patience: 2_000 })
      expect(desk.status).toBe(200)
      const front = await get(`${edge.origin}/`, {}, { patience: 2_000 })
      expect(front.status).toBe(200)
      const own = await get(`${edge.origin}/desk/sign-in`, {}, { method: 'POST', body: 'x', patience: 2_000 })
      expect(own.status).toBeLessThan(500)
    }
  } finally {
    clearInterval(drip)
    for (const socket of slow) socket.destroy()
  }
}, 120_000)

test('an address of forty letters that matches no name blocks nobody', async () => {
  const asked = get(`${edge.origin}/built/${'a'.repeat(1_900)}!`, {}, { patience: 2_000 })
  expect((await get(`${edge.origin}/`, {}, { patience: 2_000 })).status).toBe(200)
  expect((await asked).status).toBe(404)
})
