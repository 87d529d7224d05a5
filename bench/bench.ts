import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfChanged } from '#services/up/build.ts'
import { startQuickly } from '#services/up/quick-start.ts'
import { compareServers } from './compare-servers.ts'
import { deskView } from './desk-view.ts'
import { type Figure, isMissed, type Options, table } from './figure.ts'
import { firstView } from './first-view.ts'
import { growth } from './growth.ts'
import { holds } from './holds.ts'
import { severalMachines } from './machines/machines.ts'
import { memory } from './memory.ts'
import { moving } from './moving.ts'
import { plans } from './plans.ts'
import { publishing } from './publishing.ts'
import { stopAll } from './running.ts'
import { search } from './search.ts'
import { serverTime } from './server-time.ts'
import { prepare } from './setup.ts'
import { startTime } from './start-time.ts'
import { takingIn } from './taking-in.ts'
import { together } from './together.ts'
import { typing } from './typing.ts'

/**
 * `npm run bench [-- NAME …]`: measures this machine against the budgets and prints a table and JSON; all groups, or the named ones. Exits
 * with 1 when a budget was missed or a group could not be measured. `-- growth --memory-only --stories=2000` tries web's memory in minutes.
 */
const measures = [
  takingIn,
  serverTime,
  plans,
  compareServers,
  publishing,
  firstView,
  deskView,
  memory,
  typing,
  moving,
  together,
  severalMachines,
  holds,
  search,
  growth,
  startTime,
]
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'bench/results/figures.json' },
    'as-built': { type: 'boolean' },
    'memory-only': { type: 'boolean', default: false },
    stories: { type: 'string' },
  },
})
const options: Options = { memoryOnly: asked['memory-only'], stories: asked.stories ? Number(asked.stories) : null }
if (options.stories !== null && !(options.stories >= 1_000)) {
  console.error('--stories is a number of at least 1000, such as --stories=2000.')
  process.exit(2)
}
const unknown = positionals.filter((wanted) => !measures.some(({ name }) => name === wanted))
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}. The groups are ${measures.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const chosen = measures.filter(({ name }) => positionals.length === 0 || positionals.includes(name))

startQuickly() // as "npm start" does
// --as-built: measures the existing build, for work in progress.
if (!asked['as-built']) await buildIfChanged()
const setup = await prepare()
const leave = () =>
  void stopAll()
    .then(setup.leave)
    .then(() => process.exit(130))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave)
const figures: Figure[] = []
const failed: string[] = []
try {
  for (const { name, run } of chosen) {
    console.error(`measuring ${name} …`)
    try {
      figures.push(...(await run(setup, options)))
    } catch (error) {
      // The other groups are still measured; the end of the output names this one.
      console.error(error)
      failed.push(name)
    }
  }
} finally {
  await setup.leave()
}
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version, load: loadavg()[0] }
mkdirSync(dirname(asked.out), { recursive: true })
writeFileSync(asked.out, `${JSON.stringify({ at: new Date().toISOString(), machine, failed, figures }, null, 2)}\n`)
console.log(table(figures))
const missed = figures.filter(isMissed)
const kept = failed.length === 0 ? 'Every budget was kept.' : 'What was measured kept its budgets.'
console.log(missed.length === 0 ? `\n${kept}` : `\nMissed: ${missed.map(({ what }) => what).join('; ')}.`)
if (failed.length > 0) console.log(`Could not be measured: ${failed.join(', ')}; the lines above say why.`)
console.log(`${machine.cores} cores of ${machine.cpu}, load ${machine.load?.toFixed(1)} at the end; figures in ${asked.out}`)
process.exitCode = missed.length === 0 && failed.length === 0 ? 0 : 1
