import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Figure, Measure } from './figure.ts'
import type { Ground } from './ground.ts'
import { storiesOfTheWire, wireFile } from './wire-file.ts'

type Counts = { imported: number; unchanged: number; failed: number; seconds: number; megabytes: number }

/** `galley import`, as its user runs it: from nothing, and a second time. */
export const takingIn: Measure<Ground> = {
  name: 'taking in',
  async run({ folder }): Promise<Figure[]> {
    const { path, from } = wireFile(folder)
    const first = await galleyImport(path)
    if (first.imported !== storiesOfTheWire) throw new Error(`${first.imported} stories came in instead of ${storiesOfTheWire}`)
    const again = await galleyImport(path)
    return [
      { what: 'Import of 12,528 stories', value: first.seconds, unit: 's', budget: { is: 'at most', value: 30 }, note: from },
      { what: '… its memory', value: first.megabytes, unit: 'MB', budget: { is: 'at most', value: 400 } },
      { what: '… a second time', value: again.seconds, unit: 's', note: `${again.imported} imported, ${again.unchanged} unchanged` },
    ]
  },
}

async function galleyImport(path: string): Promise<Counts> {
  const { stdout } = await promisify(execFile)(process.execPath, ['cli/galley.ts', 'import', path, '--as', 'published', '--json'])
  return JSON.parse(stdout)
}
