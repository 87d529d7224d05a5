import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractionsOf } from './contractions.ts'

const folder = new URL('../db/migrations/', import.meta.url)

/** Up to here there was one machine for each newsroom. */
const lastWithoutRule = 48

/**
 * Migrations that may take away, and the release whose code no longer uses what they take: that release must have been out before.
 * Decision 0052.
 */
const allowed: Record<string, string> = {}

test('a migration takes nothing away from the Galley that runs beside it', () => {
  const faults = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && Number.parseInt(name, 10) > lastWithoutRule && !(name in allowed))
    .flatMap((name) => contractionsOf(readFileSync(new URL(name, folder), 'utf8')).map((fault) => `${name} ${fault}`))
  expect(faults).toEqual([])
})

/** Up to here the audit was read through, under a lock for which every act waited, whenever a verb was added. */
const lastThatReads = 77

test('a longer list of verbs is not checked against the audit that is there: each row was on the list before', () => {
  const faults = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && Number.parseInt(name, 10) > lastThatReads)
    .filter((name) => /ADD CONSTRAINT "audit_\w+" CHECK (?![^;]*\) NOT VALID;)/.test(readFileSync(new URL(name, folder), 'utf8')))
  expect(faults, 'end the statement with NOT VALID: drizzle-kit leaves it out').toEqual([])
})

test('what is allowed is there', () => {
  expect(Object.keys(allowed).filter((name) => !readdirSync(folder).includes(name))).toEqual([])
})

test.each([
  'drop table "one"; drop table if exists two',
  'alter table "one" drop column "a"; alter table only two drop column if exists b',
  'alter table one rename to two; alter table "one" rename column "a" to "b"',
  'alter table one add column a text not null; alter table one add column b text default $$x$$, add column c integer not null',
  'alter table one alter column a set not null; alter table one alter column b set not null',
  'alter table one alter column a drop default; alter table one alter column b drop default',
  'alter table one alter column a set data type text; alter table one alter column b type text',
  'drop view paper.stories; drop function one()',
])('found twice: %s', (migration) => {
  expect(contractionsOf(migration)).toHaveLength(2)
})

test.each([
  '',
  'create table one (a text not null); alter table one alter column a set not null; create table "two" (); alter table "two" add column "b" text not null',
  'alter table one add column a text; alter table one add column b text not null default $$x, y$$, add column c numeric(3, 1) not null default 1',
  'alter table one add column d text generated always as (a) stored not null',
  'alter table one alter column a drop not null; alter table one alter column a set default 1',
  'drop view paper.stories; create view paper.stories as select 1; drop function one(); create or replace function one() returns int as $$ drop table x; $$ language sql',
  'drop index one; alter table one drop constraint one_check; alter table one add constraint one_check check (a in (1, 2))',
  "alter table one add constraint two check (a in ('rename', 'drop column', 'it''s; drop table one'))",
  '-- drop table one\ninsert into one values ($$drop table two$$)',
])('not found: %s', (migration) => {
  expect(contractionsOf(migration)).toEqual([])
})
