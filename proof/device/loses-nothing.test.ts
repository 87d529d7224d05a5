import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { isLong } from '#proof/edge/processes.ts'
import { buildIfChanged } from '#services/up/build.ts'
import { freePort } from '#services/up/free-port.ts'
import { processRows } from '#services/up/process-rows.ts'
import { type Supervised, supervise } from '#services/up/supervise.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { faults, writeInTwoTabs, writeThrough } from './faults.ts'
import { startNetwork } from './network.ts'
import { type Loss, startRun } from './run.ts'
import { makeRandom } from './typist.ts'

/**
 * Somebody writes in a real Chromium with a profile that stays, and something goes wrong. Whatever the screen called saved or kept is there
 * afterwards, each character once and in its order; of what was typed after that, nothing but the last characters may be missing.
 * GALLEY_PROOF_SEED repeats the texts and the faults, GALLEY_PROOF_RUNS sets how many runs, GALLEY_PROOF_FAULT takes only faults with these words, and
 * GALLEY_PROOF_HALF_OPEN sets how long the packets vanish.
 */
const seed = Number(process.env.GALLEY_PROOF_SEED ?? Date.now() % 1_000_000)
const runs = Number(process.env.GALLEY_PROOF_RUNS ?? 60)
/** Two devices write at once, of two people. */
const atOnce = 2

let cast: Cast
let folder: string
let processes: Supervised[] = []
const ports = { edge: 0, web: 0, channel: 0, networks: [0, 0] }
beforeAll(async () => {
  if (!isLong) return
  cast = await seedCast()
  if (!process.env.GALLEY_BUILT) await buildIfChanged()
  folder = mkdtempSync(join(tmpdir(), 'galley-device-home-'))
  for (const name of ['edge', 'web', 'channel'] as const) ports[name] = await freePort()
  ports.networks = [await freePort(), await freePort()]
  Object.assign(process.env, { GALLEY_HOME: folder, PORT: String(ports.edge) })
  delete process.env.PUBLIC_URL // each device has an address of its own
  processes = processRows({ port: ports.edge, webPort: ports.web, channelPort: ports.channel, dev: false }).map((row) =>
    supervise(
      row,
      () => {},
      () => {},
    ),
  )
  await Promise.all(processes.map(({ ready }) => ready))
}, 300_000)
afterAll(async () => {
  for (const each of processes.toReversed()) await each.stop()
  await closeDatabase()
  if (folder) rmSync(folder, { recursive: true, force: true })
}, 60_000)

const kinds = [...Object.keys(faults), 'two tabs', 'two tabs'].filter((name) => name.includes(process.env.GALLEY_PROOF_FAULT ?? ''))

async function oneRun(turn: number, slot: number): Promise<{ kind: string; losses: Loss[]; problem: string | null }> {
  const kind = kinds[turn % kinds.length] ?? ''
  const network = await startNetwork(ports.networks[slot] ?? 0, ports.edge)
  const run = await startRun({ network, random: makeRandom(seed + turn), person: slot === 0 ? cast.olena : cast.danylo })
  let problem: string | null = null
  try {
    const fault = Object.entries(faults).find(([name]) => name === kind)?.[1]
    await (fault ? writeThrough(run, fault) : writeInTwoTabs(run))
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  }
  await run.device.end()
  await network.stop()
  const typed = run.losses.reduce((sum, loss) => sum + loss.typed, 0)
  const said = problem ?? run.losses.map(({ lost, isLate }) => `${lost} lost${isLate ? ', late' : ''}`).join('; ')
  console.log(`run ${turn + 1}, ${kind}: ${typed} characters; ${said}`)
  return { kind, losses: run.losses, problem }
}

test.runIf(isLong)(
  `${runs} runs, seed ${seed}: nothing that the screen called saved or kept is lost, and nothing is doubled`,
  async () => {
    const results: Awaited<ReturnType<typeof oneRun>>[] = []
    let next = 0
    const work = async (slot: number) => {
      for (let turn = next++; turn < runs; turn = next++) results.push(await oneRun(turn, slot))
    }
    await Promise.all(Array.from({ length: atOnce }, (_, slot) => work(slot)))
    report(results)
    expect(results.flatMap(({ kind, problem }) => (problem ? [`${kind}: ${problem}`] : []))).toEqual([])
  },
  4 * 3_600_000,
)

function report(results: readonly { kind: string; losses: Loss[] }[]): void {
  for (const kind of new Set(kinds)) {
    const losses = results.filter((each) => each.kind === kind).flatMap((each) => each.losses)
    const lost = losses.map((each) => each.lost)
    const late = losses.filter(({ isLate }) => isLate).length
    const sum = lost.reduce((all, each) => all + each, 0)
    console.log(`${kind}: opened again ${losses.length} times, ${sum} last characters lost (most ${Math.max(0, ...lost)}), ${late} late`)
  }
}
