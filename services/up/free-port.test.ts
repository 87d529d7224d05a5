import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, portProblem } from './free-port.ts'

test('free ports differ, and are none that a system gives to an outgoing connection', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort))
  expect(new Set(ports).size).toBe(50)
  expect(ports.filter((port) => port < 20_000 || port >= 32_768)).toEqual([])
})

test('a port that somebody listens on is none', async () => {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  expect(await portProblem(port, '127.0.0.1')).toBe('EADDRINUSE')
  server.close()
})
