import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { buildIfChanged } from '#services/up/build.ts'
import { type Figure, isMissed, table } from './figure.ts'
import { prepare } from './ground.ts'
import { serverTime } from './server-time.ts'
import { takingIn } from './taking-in.ts'

/** `npm run bench`: figures of this machine beside their budgets, as one table and as JSON. Ends with 1 when one was missed. */
const measures = [takingIn, serverTime]
const { values: asked } = parseArgs({
  options: { out: { type: 'string', default: 'bench/figures.json' }, 'as-built': { type: 'boolean' } },
})

// --as-built: measure what was built last, while the sources are being worked on.
if (!asked['as-built']) await buildIfChanged()
const ground = await prepare()
const figures: Figure[] = []
try {
  for (const { name, run } of measures) {
    console.error(`measuring ${name} …`)
    figures.push(...(await run(ground)))
  }
} finally {
  await ground.leave()
}
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version, load: loadavg()[0] }
writeFileSync(asked.out, `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`)
console.log(table(figures))
const missed = figures.filter(isMissed)
console.log(missed.length === 0 ? '\nEvery budget was kept.' : `\nMissed: ${missed.map(({ what }) => what).join('; ')}.`)
console.log(`${machine.cores} cores of ${machine.cpu}, load ${machine.load?.toFixed(1)} at the end; figures in ${asked.out}`)
process.exitCode = missed.length === 0 ? 0 : 1
