import { createServer } from 'node:net'

/** The system's error code when the port cannot be listened on (EADDRINUSE, EACCES), or null when it can. */
export function portProblem(port: number, host?: string): Promise<string | null> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? 'unknown'))
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => server.close(() => answer(null)))
  })
}

/** A free port of the loopback interface. */
export function freePort(): Promise<number> {
  return new Promise((answer, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? answer(address.port) : fail(new Error('no port was given'))))
    })
  })
}
