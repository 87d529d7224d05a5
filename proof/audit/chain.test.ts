import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { type AuditVerb, auditVerbs } from '#db/schema/record.ts'
import { findWrongRow } from '#newsroom/audit/check-chain.ts'
import { notedHeads, noteHead } from '#newsroom/audit/noted-heads.ts'
import { ownHome } from '#testing/pictures.ts'
import { randomFrom } from '#testing/random-from.ts'

ownHome()
const isLong = process.env.GALLEY_PROOF === 'long'
const rows = isLong ? 400 : 60
const seed = Number(process.env.GALLEY_PROOF_SEED ?? (isLong ? Date.now() % 1_000_000 : 9))
const random = randomFrom(seed)
const below = (limit: number) => Math.floor(random() * limit)
const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item // items is not empty

/** What somebody does who holds the database as its superuser, so that no trigger sees it. Returns a sentence about it. */
type Tampering = (tx: Transaction) => Promise<string>

const place = () => 1 + below(rows)
const idAt = (position: number) => sql`(select audit_id from audit_chain where position = ${position})`

/** Computes every digest anew from a position on, as somebody would who knows how the chain is made. */
const computeAnew = (tx: Transaction, from: number) =>
  tx.execute(sql`
    do $$ declare link record; before text; begin
      before := coalesce((select digest from audit_chain where position = ${sql.raw(String(from - 1))}), '');
      for link in select position, audit_id from audit_chain where position >= ${sql.raw(String(from))} order by position loop
        before := (select audit_digest(before, link.position, audit) from audit where id = link.audit_id);
        update audit_chain set digest = before where position = link.position;
      end loop;
    end $$`)

/** Closes the gap that a deleted place leaves. Backwards over negative numbers, because the position is unique. */
async function closeGap(tx: Transaction, position: number): Promise<void> {
  await tx.execute(sql`update audit_chain set position = -position where position > ${position}`)
  await tx.execute(sql`update audit_chain set position = -position - 1 where position < 0`)
}

async function deleteAt(tx: Transaction, position: number): Promise<void> {
  await tx.execute(sql`delete from audit where id = ${idAt(position)}`)
  await tx.execute(sql`delete from audit_chain where position = ${position}`)
}

const change = async (tx: Transaction, position: number): Promise<string> => {
  const id = idAt(position)
  const changes: [string, () => Promise<unknown>][] = [
    ['verb', () => tx.execute(sql`update audit set verb = case verb when 'unpin' then 'pin' else 'unpin' end where id = ${id}`)],
    ['detail', () => tx.execute(sql`update audit set detail = detail || '{"reason": "another"}' where id = ${id}`)],
    ['time', () => tx.execute(sql`update audit set created_at = created_at + interval '1 millisecond' where id = ${id}`)],
    ['subject', () => tx.execute(sql`update audit set subject = subject || ' ' where id = ${id}`)],
    ['subject’s id', () => tx.execute(sql`update audit set subject_id = gen_random_uuid() where id = ${id}`)],
    [
      'id',
      () =>
        tx.execute(
          sql`with moved as (update audit set id = id + 100000 where id = ${id} returning id) update audit_chain set audit_id = moved.id from moved where position = ${position}`,
        ),
    ],
  ]
  const [what, act] = one(changes)
  await act()
  return `${what} of ${position} changed`
}

const tamperings: Tampering[] = [
  (tx) => change(tx, place()),
  async (tx) => {
    const position = place()
    const said = await change(tx, position)
    await computeAnew(tx, position)
    return `${said}, digests computed anew`
  },
  async (tx) => {
    const position = place()
    await tx.execute(sql`delete from audit where id = ${idAt(position)}`)
    return `${position} deleted from the audit`
  },
  async (tx) => {
    const position = place()
    await deleteAt(tx, position)
    return `${position} deleted from both`
  },
  async (tx) => {
    const position = place()
    await deleteAt(tx, position)
    await closeGap(tx, position)
    return `${position} deleted, gap closed`
  },
  async (tx) => {
    const position = place()
    await deleteAt(tx, position)
    await closeGap(tx, position)
    await computeAnew(tx, position)
    return `${position} deleted, gap closed, digests computed anew`
  },
  async (tx) => {
    await tx.execute(sql`insert into audit (verb, subject, created_at) values (${one(auditVerbs)}, 'forged', now() - interval '1 hour')`)
    return 'inserted without a place'
  },
  async (tx) => {
    const position = place()
    await tx.execute(sql`update audit_chain set position = -position where position >= ${position}`)
    await tx.execute(sql`update audit_chain set position = -position + 1 where position < 0`)
    await tx.execute(sql`
      with forged as (insert into audit (verb, subject) values ('publish', 'forged') returning id)
      insert into audit_chain (position, audit_id, digest) select ${position}, forged.id, 'x' from forged`)
    if (random() < 0.5) return `inserted at ${position}`
    await computeAnew(tx, position)
    return `inserted at ${position}, digests computed anew`
  },
  async (tx) => {
    const first = place()
    const second = (first % rows) + 1
    await tx.execute(sql`
      update audit_chain link set audit_id = -other.audit_id from audit_chain other
      where (link.position = ${first} and other.position = ${second}) or (link.position = ${second} and other.position = ${first})`)
    await tx.execute(sql`update audit_chain set audit_id = -audit_id where audit_id < 0`)
    if (random() < 0.5) return `${first} and ${second} exchanged`
    await computeAnew(tx, Math.min(first, second))
    return `${first} and ${second} exchanged, digests computed anew`
  },
  async (tx) => {
    const from = place()
    await tx.execute(sql`delete from audit where id in (select audit_id from audit_chain where position >= ${from})`)
    await tx.execute(sql`delete from audit_chain where position >= ${from}`)
    if (random() < 0.5) return `cut off from ${from} on`
    // Written on afterwards in the ordinary way, beyond the length that it had.
    await tx.execute(sql`insert into audit (verb, subject) select 'publish', 'afterwards' from generate_series(1, ${rows - from + 3})`)
    await tx.execute(sql`
      insert into audit_chain (position, audit_id, digest)
      select ${from} - 1 + row_number() over (order by id), id, 'x' from audit where subject = 'afterwards'`)
    await computeAnew(tx, from)
    return `cut off from ${from} on, and written on`
  },
  async (tx) => {
    await tx.execute(sql`delete from audit`)
    await tx.execute(sql`delete from audit_chain`)
    return 'everything deleted'
  },
]

class RolledBack extends Error {}

test(`of ${isLong ? 200 : 33} random tamperings of the audit, each is found`, { timeout: 300_000 }, async () => {
  await writeRows()
  await noteHead()
  const heads = await notedHeads()
  expect(await findWrongRow(database(), heads)).toEqual({ rows, wrong: null })
  const unfound: string[] = []
  const found = new Map<string, number>()
  for (let turn = 0; turn < (isLong ? 200 : 33); turn += 1) {
    const tamper = tamperings[turn % tamperings.length] as Tampering // the index is below the length
    await transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = 'replica'`)
      const said = await tamper(tx)
      const { wrong } = await findWrongRow(tx, heads)
      if (wrong) found.set(wrong.problem, (found.get(wrong.problem) ?? 0) + 1)
      else unfound.push(said)
      throw new RolledBack()
    }).catch((error) => {
      if (!(error instanceof RolledBack)) throw error
    })
  }
  console.log(`seed ${seed}: found ${[...found].map(([problem, times]) => `${problem} ${times}`).join(', ')}`)
  expect(unfound).toEqual([])
  expect(await findWrongRow(database(), heads)).toEqual({ rows, wrong: null })
})

/** Rows of all verbs in transactions of one to three. */
async function writeRows(): Promise<void> {
  for (let written = 0; written < rows; ) {
    const together = Math.min(1 + below(3), rows - written)
    await transaction(async (tx) => {
      for (let row = 0; row < together; row += 1) {
        const verb: AuditVerb = one(auditVerbs)
        await record(tx, { id: null }, verb, { kind: 'article', id: crypto.randomUUID() }, { reason: `why ${written + row}` })
      }
    })
    written += together
  }
}
