import { readFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { Socket } from 'node:net'
import { commandOf } from '#services/up/system-process.ts'

/**
 * What a process of this proof dies of: in a transaction of that verb, after so many that did something, before the `step`-th statement is
 * sent, or with 0 after COMMIT was sent and before its answer is read. `victim`: the process itself, or Postgres under its feet.
 */
export type Death = { verb: string; after: number; step: number; victim: 'process' | 'postgres' }

/** Its clock is wrong by `clock` milliseconds; `data` is Postgres' folder. */
export type Fate = { death: Death | null; clock: number; data: string }

/** The verb that runs now; each transaction is one of it. */
export const acting = { verb: 'run' }

const fate = JSON.parse(process.env.GALLEY_PROOF_FATE ?? '{"death":null,"clock":0,"data":""}') as Fate // written by mortals.ts
type Open = { verb: string; steps: number; isWhole: boolean }
const open = new WeakMap<Socket, Open>()
const done = new Map<string, number>()
/** The prepared statements of a connection by their names: what is asked often is sent by its name alone. */
const prepared = new WeakMap<Socket, Map<string, string>>()
let isOver = fate.death === null

/** The verb in which it will die. */
export const fatal = fate.death?.verb

/** From here on the process has the wrong clock, says how many statements each transaction had, and dies as it was told. */
export function dieAsTold(): void {
  flushCompileCache() // at an end that is none the cache of compiled modules would not be written
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [RealDate.now() + fate.clock] : given) as [number])) // the constructor's own arguments
    }
    static override now(): number {
      return RealDate.now() + fate.clock
    }
  } as DateConstructor // only `new Date()` and `Date.now()` differ
  const write = Socket.prototype.write
  Socket.prototype.write = function (this: Socket, ...given: Parameters<typeof write>) {
    const [chunk] = given
    look(this, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1'))
    return Reflect.apply(write, this, given) as boolean
  } as typeof write // the same arguments in all its forms
}

/** What is about to be sent to Postgres. */
function look(socket: Socket, text: string): void {
  const statements = statementsIn(socket, text)
  const one = open.get(socket)
  if (!one) {
    if (/^Q.{4}begin /s.test(text)) open.set(socket, { verb: acting.verb, steps: 0, isWhole: false })
    return
  }
  one.steps += 1
  // A worker does other things, too; who runs a schedule asks for it first.
  if (one.steps === 1 && one.verb === 'run' && !statements.some((each) => each.includes('from "schedules"'))) one.verb = 'other'
  one.isWhole ||= statements.some((each) => /insert into "(publications|schedules)"|insert into "audit"/.test(each))
  const isAsked = fate.death?.verb === one.verb && (done.get(one.verb) ?? 0) >= fate.death.after
  if (isAsked && one.steps === fate.death?.step) die()
  if (!statements.some((each) => each === 'commit' || each === 'rollback')) return
  open.delete(socket)
  if (!one.isWhole) return
  done.set(one.verb, (done.get(one.verb) ?? 0) + 1)
  writeSync(1, `steps ${one.verb} ${one.steps}\n`)
  if (isAsked && fate.death?.step === 0) socket.once('data', die)
}

/** The statements that are sent, whole or by their names (Parse and Bind of the protocol of Postgres). */
function statementsIn(socket: Socket, text: string): string[] {
  const known = prepared.get(socket) ?? new Map<string, string>()
  prepared.set(socket, known)
  const sent: string[] = []
  for (const [, name = '', statement = ''] of text.matchAll(/P.{4}([^\0]*)\0([^\0]*)\0/gs)) {
    if (name) known.set(name, statement)
    else sent.push(statement)
  }
  for (const [name, statement] of known) if (text.includes(`\0${name}\0`) || text.includes(`${name}\0${statement}`)) sent.push(statement)
  return sent
}

function die(): void {
  if (isOver || !fate.death) return
  isOver = true
  const pid = fate.death.victim === 'process' ? process.pid : postmaster()
  writeSync(1, `dies ${fate.death.verb} ${fate.death.step}\n`)
  process.kill(pid, 'SIGKILL')
}

function postmaster(): number {
  const pid = Number(readFileSync(`${fate.data}/postmaster.pid`, 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(fate.data)) throw new Error(`process ${pid} is not this proof's Postgres`)
  return pid
}
