import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { isOfArrayTypes } from './outlive-postgres.ts'

const url = new URL(process.env.DATABASE_URL ?? '')
const proxies: Server[] = []
afterEach(() => {
  for (const proxy of proxies.splice(0)) proxy.close()
})

/** What Postgres says as it ends (its protocol, ErrorResponse): fields of a letter and words, each with a zero at the end. */
const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')
const ending = Buffer.concat([Buffer.from('E'), Buffer.alloc(4), fields])
ending.writeUInt32BE(fields.length + 4, 1)

/** Stands before Postgres, and ends the second connection as it asks for the types of arrays. Answers the address to use instead. */
async function endWhileOpening(): Promise<string> {
  let asked = 0
  const proxy = createServer((page) => {
    const postgres = connect(Number(url.port), url.hostname)
    const end = () => [page, postgres].map((socket) => socket.destroy())
    for (const socket of [page, postgres]) socket.on('error', end)
    page.on('data', (bytes) => {
      if (bytes.includes('from pg_catalog.pg_type a')) asked += 1
      else return postgres.write(bytes)
      return asked === 2 ? page.end(ending) : postgres.write(bytes)
    })
    postgres.on('data', (bytes) => page.write(bytes))
    page.on('close', end)
  })
  proxies.push(proxy)
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const other = new URL(url)
  other.port = String((proxy.address() as AddressInfo).port)
  return other.href
}

const programs = {
  query: (address: string) => `
    const client = postgres('${address}', { max: 2, onnotice() {} })
    await client\`select 1\`
    await Promise.allSettled([1, 2].map(() => client\`select pg_sleep(0.1)\`))
    await new Promise((resolve) => setTimeout(resolve, 300))
    const [row] = await client\`select array['still', 'here'] as words\`
    console.log(row.words.join(' '))
    await client.end()`,
  failure: () => `
    void Promise.reject(new Error('something else'))
    await new Promise((resolve) => setTimeout(resolve, 300))
    console.log('still here')`,
}

async function run(program: string): Promise<{ said: string; code: number | null }> {
  const imports = `import postgres from 'postgres'; import { outlivePostgres } from './db/outlive-postgres.ts'; outlivePostgres();`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', imports + program], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { said: said.trim(), code }
}

test('a process lives on when Postgres ends a connection that is being opened, and asks again', async () => {
  expect(await run(programs.query(await endWhileOpening()))).toEqual({ said: 'still here', code: 0 })
})

test('another failure that nobody catches ends the process', async () => {
  expect(await run(programs.failure())).toMatchObject({ said: '', code: 1 })
})

test('only the driver’s own question is let go', () => {
  for (const reason of [undefined, null, 'words', new Error('words'), Object.assign(new Error(), { query: 'select 1' })])
    expect(isOfArrayTypes(reason)).toBe(false)
})
