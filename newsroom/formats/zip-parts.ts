import { type UnzipFileInfo, unzipSync } from 'fflate'
import { BrokenItem } from './wire-story.ts'

/** The parts of a document that is a zip (OPC, OpenDocument). Names are compared and never paths. */
export type ZipParts = { names: string[]; bytesOf: (name: string) => Uint8Array | null; textOf: (name: string) => string | null }

export const zipLimits = { files: 5_000, part: 64_000_000, all: 200_000_000 }

/** Each part is unpacked when it is asked for, into no more bytes than it declares; all of them together may declare only so many. */
export function openZipParts(bytes: Uint8Array): ZipParts {
  const sizes = new Map<string, number>()
  unpack(bytes, ({ name, originalSize }) => {
    sizes.set(name, originalSize)
    return false
  })
  if (sizes.size > zipLimits.files) throw new BrokenItem(`it has more than ${zipLimits.files.toLocaleString('en')} parts`)
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (all > zipLimits.all) throw new BrokenItem(`unpacked it is longer than ${zipLimits.all.toLocaleString('en')} bytes`)
  const bytesOf = (name: string): Uint8Array | null => {
    if ((sizes.get(name) ?? 0) > zipLimits.part)
      throw new BrokenItem(`its part ${name} is longer than ${zipLimits.part.toLocaleString('en')} bytes`)
    return sizes.has(name) ? (unpack(bytes, (other) => other.name === name)[name] ?? null) : null
  }
  return {
    names: [...sizes.keys()],
    bytesOf,
    textOf(name) {
      const part = bytesOf(name)
      return part && new TextDecoder(part[0] === 0xff ? 'utf-16le' : part[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(part)
    },
  }
}

function unpack(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw new BrokenItem(`its zip is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}
