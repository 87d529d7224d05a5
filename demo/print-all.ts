import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { home } from '#lib/env.ts'
import { type Drawing, print } from './pictures/ink.ts'

type Sheet = { draw: () => Drawing; width: number; height: number }

/** Prints drawings, by key. Earlier results are reused from GALLEY_HOME: the file names are derived from the drawing. */
export async function printAll<Key extends string>(sheets: Record<Key, Sheet>): Promise<Map<Key, Buffer>> {
  const folder = join(home(), 'demo')
  await mkdir(folder, { recursive: true })
  const keys = Object.keys(sheets) as Key[] // Object.keys returns string[]
  const printed = new Map<Key, Buffer>()
  const worker = async (): Promise<void> => {
    for (let key = keys.pop(); key !== undefined; key = keys.pop()) printed.set(key, await oneOf(folder, sheets[key]))
  }
  await Promise.all([worker(), worker(), worker()])
  return printed
}

async function oneOf(folder: string, { draw, width, height }: Sheet): Promise<Buffer> {
  const drawing = draw()
  const digest = createHash('sha256')
    .update(JSON.stringify([drawing, width, height]))
    .digest('hex')
  const file = join(folder, `${digest}.jpg`)
  if (existsSync(file)) return readFile(file)
  const bytes = await print(drawing, width, height)
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
  return bytes
}
