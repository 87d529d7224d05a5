import type { Figure, Measure } from './figure.ts'
import { galleyImport, type Setup } from './setup.ts'
import { wireFile } from './wire-file.ts'

/** `galley import` into an empty newsroom, and a second time. */
export const takingIn: Measure<Setup> = {
  name: 'import',
  async run({ folder, filled }): Promise<Figure[]> {
    const { path, from } = wireFile(folder)
    const first = await filled()
    const again = await galleyImport(path)
    return [
      { what: 'Import of 12,528 stories', value: first.seconds, unit: 's', budget: { is: 'at most', value: 30 }, note: from },
      { what: '… its memory', value: first.megabytes, unit: 'MB', budget: { is: 'at most', value: 400 } },
      { what: '… a second time', value: again.seconds, unit: 's', note: `${again.imported} imported, ${again.unchanged} unchanged` },
    ]
  },
}
