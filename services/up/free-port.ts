import { createServer } from 'node:net'

/** The system's error code when the port cannot be listened on (EADDRINUSE, EACCES), or null when it can. */
export function portProblem(port: number, host?: string): Promise<string | null> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? 'unknown'))
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => server.close(() => answer(null)))
  })
}

/**
 * Ports that no system gives to an outgoing connection: Linux begins at 32,768, others at 49,152 (RFC 6335, section 6). One of those could
 * be a connection's before the process that it was meant for listens.
 */
const first = 20_000
const last = 32_767
const mostTries = 200
const given = new Set<number>()

/** A free port of the loopback interface, between 20,000 and 32,767; each time another one. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const port = first + Math.floor(Math.random() * (last - first + 1))
    if (given.has(port) || (await portProblem(port, '127.0.0.1')) !== null) continue
    given.add(port)
    return port
  }
  throw new Error(`none of ${mostTries} ports between ${first} and ${last} is free`)
}
