import { createServer } from 'node:net'

/** Why nobody can listen there, as the system names it (EADDRINUSE, EACCES), or null when one can. */
export function portProblem(port: number, host?: string): Promise<string | null> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? 'unknown'))
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => server.close(() => answer(null)))
  })
}

/** A port of the loopback interface that nobody uses now. */
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
