import { Socket } from 'node:net'
import { databaseUrl } from '#lib/env.ts'
import { work } from '#services/worker/work.ts'

/**
 * A real worker whose clock is wrong by GALLEY_PROOF_CLOCK milliseconds, and which is killed (SIGKILL, by itself) in the GALLEY_PROOF_RUN-th
 * transaction that runs a schedule: before its GALLEY_PROOF_STEP-th statement is sent, or with 0 after COMMIT was sent and before the answer
 * is read. Each such transaction that ends is told with its number of steps.
 */
const numberOf = (name: string) => Number(process.env[name] ?? 0)
const [offset, dyingRun, dyingStep] = [numberOf('GALLEY_PROOF_CLOCK'), numberOf('GALLEY_PROOF_RUN'), numberOf('GALLEY_PROOF_STEP')]

const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + offset] : given) as [number])) // the constructor's own arguments
  }
  static override now(): number {
    return RealDate.now() + offset
  }
} as DateConstructor // only `new Date()` and `Date.now()` differ

type Open = { steps: number; run: number }
const open = new WeakMap<Socket, Open>()
let runs = 0
const die = () => process.kill(process.pid, 'SIGKILL')

const write = Socket.prototype.write
Socket.prototype.write = function (this: Socket, ...given: Parameters<typeof write>) {
  const [chunk] = given
  const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1')
  const one = open.get(this)
  if (one) {
    one.steps += 1
    if (one.run === dyingRun && one.steps === dyingStep) die()
    if (/\b(commit|rollback)\b/i.test(text)) {
      open.delete(this)
      console.log(`steps ${one.steps}`)
      if (one.run === dyingRun && dyingStep === 0) this.once('data', die)
    }
  } else if (text.includes('from "schedules"') && text.includes('for update')) {
    runs += 1
    open.set(this, { steps: 0, run: runs })
  }
  return Reflect.apply(write, this, given) as boolean
} as typeof write // the same arguments in all its forms

databaseUrl()
await work((line) => console.log(line))
console.log('ready')
