import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; milliseconds: number }

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

/** GETs an address on a keep-alive connection, without decoding the body. The time runs until the last byte. */
export function ask(url: string | URL, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    request(url, { agent, headers }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk)
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: Buffer.concat(chunks),
        milliseconds: performance.now() - began,
      })
    })
      .on('error', reject)
      .end()
  })
}
