import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import type { AuditSubject } from '#db/schema/record.ts'
import { ownHome } from '#testing/pictures.ts'
import { checkChain, findWrongRow } from './check-chain.ts'
import { notedHeads, noteHead } from './noted-heads.ts'

ownHome()
const connections: postgres.Sql[] = []
const connect = () => {
  const client = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  connections.push(client)
  return client
}
afterAll(() => Promise.all(connections.map((client) => client.end())))

const machine = { id: null }
const write = (kind: AuditSubject) => transaction((tx) => record(tx, machine, 'publish', { kind }, { 'in words': 'Київ “1.50”', n: 1.5 }))

beforeAll(async () => {
  for (const subject of ['article', 'breaking', 'page'] as const) await write(subject)
})

test('every row of the audit is chained to the one before, and an untouched chain is whole', async () => {
  expect(await checkChain([])).toEqual({ rows: 3, wrong: null })
  const links = await database().execute<{ position: string; digest: string }>(
    sql`select position, digest from audit_chain order by position`,
  )
  expect(links.map(({ position }) => Number(position))).toEqual([1, 2, 3])
  expect(new Set(links.map(({ digest }) => digest)).size).toBe(3)
})

test('a row that is rolled back leaves no place in the chain', async () => {
  await expect(
    transaction(async (tx) => {
      await record(tx, machine, 'publish', { kind: 'topic' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await write('section')
  expect(await checkChain([])).toEqual({ rows: 4, wrong: null })
})

test('a transaction that has written its row and goes on makes nobody wait, and comes into the chain where it commits', async () => {
  const long = connect()
  const written = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const ended = long.begin(async (client) => {
    await client`insert into audit (verb, subject) values ('import', 'long')`
    written.resolve()
    await mayEnd.promise
  })
  await written.promise
  await write('author')
  mayEnd.resolve()
  await ended
  const [last] = await database().execute<{ subject: string }>(
    sql`select audit.subject from audit_chain link join audit on audit.id = link.audit_id order by link.position desc limit 1`,
  )
  expect(last?.subject).toBe('long')
  expect((await checkChain([])).wrong).toBeNull()
})

test('transactions that commit at the same time never continue from the same row', async () => {
  const before = (await checkChain([])).rows
  const writers = Array.from({ length: 8 }, connect)
  let written = 0
  await Promise.all(
    writers.map(async (client, writer) => {
      for (let turn = 0; turn < 25; turn += 1) {
        const rows = 1 + ((writer + turn) % 3)
        const fails = turn % 5 === 4
        await client
          .begin(async (tx) => {
            for (let row = 0; row < rows; row += 1)
              await tx`insert into audit (verb, subject) values ('publish', ${`${writer}-${turn}-${row}`})`
            if (fails) throw new Error('rolled back')
          })
          .catch(() => {})
        if (!fails) written += rows
      }
    }),
  )
  expect(await checkChain([])).toEqual({ rows: before + written, wrong: null })
})

test('nobody changes or deletes a row of the chain by an ordinary statement', async () => {
  const expectRefusal = (statement: string) =>
    expect(database().execute(statement)).rejects.toMatchObject({ cause: { message: /never changed/ } })
  await expectRefusal(`update audit_chain set digest = ''`)
  await expectRefusal('delete from audit_chain')
})

test('the head is noted once, and again when there are new rows', async () => {
  await noteHead()
  await noteHead()
  const [first, ...none] = await notedHeads()
  expect(none).toEqual([])
  expect(first?.position).toBe((await checkChain([])).rows)
  await write('media')
  await noteHead()
  expect((await notedHeads()).map(({ position }) => position)).toEqual([first?.position, (first?.position ?? 0) + 1])
  expect((await checkChain(await notedHeads())).wrong).toBeNull()
})

test('a chain that ends before a noted head, or is another one there, is wrong', async () => {
  const { rows } = await checkChain([])
  const head = { at: '', digest: 'another' }
  expect((await checkChain([{ ...head, position: rows + 5 }])).wrong).toEqual({ problem: 'cut', position: rows + 1, auditId: null })
  expect((await checkChain([{ ...head, position: 2 }])).wrong).toMatchObject({ problem: 'rewritten', position: 2 })
})

test('rows that are gone from the chain are called a gap, at the place of the first one', async () => {
  const { rows } = await checkChain([])
  await database()
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = 'replica'`)
      await tx.execute(sql`delete from audit where id in (select audit_id from audit_chain where position in (2, 3))`)
      await tx.execute(sql`delete from audit_chain where position in (2, 3)`)
      expect((await findWrongRow(tx, [])).wrong).toEqual({ problem: 'gap', position: 2, auditId: null })
      throw new Error('back')
    })
    .catch(({ message }: Error) => expect(message).toBe('back'))
  expect(await checkChain([])).toEqual({ rows, wrong: null })
})

test('a row that is gone from the audit, with its place still in the chain, is called missing, by its id', async () => {
  const { rows } = await checkChain([])
  await database()
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = 'replica'`)
      const [gone] = await tx.execute<{ id: string }>(
        sql`delete from audit where id = (select audit_id from audit_chain where position = 2) returning id`,
      )
      expect((await findWrongRow(tx, [])).wrong).toEqual({ problem: 'missing', position: 2, auditId: Number(gone?.id) })
      throw new Error('back')
    })
    .catch(({ message }: Error) => expect(message).toBe('back'))
  expect(await checkChain([])).toEqual({ rows, wrong: null })
})
