import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { BrokenItem } from './wire-story.ts'

/** The files of a folder or a zip. Names are compared and shown; they are never paths to write. */
export type Bundle = { names: string[]; textOf: (name: string) => Promise<string> }

/** The most bytes of a zip and of one of its files, and the most files. */
const longestZip = 500_000_000
const longestFile = 16_000_000
const mostFiles = 20_000

/** The files of a folder (with one level of folders inside it) or of a zip; null if the path is neither. */
export async function openBundle(path: string): Promise<Bundle | null> {
  const found = await stat(path)
  if (found.isDirectory()) return openFolder(path)
  return (await isZip(path)) ? openZip(path, found.size) : null
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('latin1') === 'PK\u0003\u0004'
  } finally {
    await file.close()
  }
}

async function openFolder(path: string): Promise<Bundle> {
  const names: string[] = []
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isFile()) names.push(entry.name)
    if (!entry.isDirectory()) continue
    const inside = await readdir(join(path, entry.name), { withFileTypes: true })
    names.push(...inside.filter((inner) => inner.isFile()).map((inner) => `${entry.name}/${inner.name}`))
  }
  return {
    names: names.sort(),
    async textOf(name) {
      checkLength(name, (await stat(join(path, name))).size)
      return readFile(join(path, name), 'utf8')
    },
  }
}

function checkLength(name: string, size: number): void {
  if (size > longestFile) throw new BrokenItem(`${name} is longer than ${longestFile.toLocaleString('en')} bytes`)
}

/** A zip stays compressed in memory; one file at a time is unpacked, into no more bytes than it declares. */
async function openZip(path: string, size: number): Promise<Bundle> {
  if (size > longestZip)
    throw new BrokenItem(`the zip is longer than ${longestZip.toLocaleString('en')} bytes: unpack it, and import the folder`)
  const bytes = new Uint8Array(await readFile(path))
  const sizes = new Map<string, number>()
  unpack(bytes, ({ name, originalSize }) => {
    if (!name.endsWith('/')) sizes.set(name, originalSize)
    return false
  })
  if (sizes.size > mostFiles)
    throw new BrokenItem(`the zip has more than ${mostFiles.toLocaleString('en')} files: unpack it, and import the folder`)
  return {
    names: [...sizes.keys()].sort(),
    async textOf(name) {
      checkLength(name, sizes.get(name) ?? 0)
      return new TextDecoder().decode(unpack(bytes, (other) => other.name === name)[name])
    },
  }
}

function unpack(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw new BrokenItem(`the zip is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}
