import { open } from 'node:fs/promises'
import exifr from 'exifr'
import type { OfferedFacts } from '#db/schema/media.ts'
import { factsIn } from './embedded-facts.ts'
import { first, textOf } from './embedded-text.ts'
import { readIim } from './iim.ts'

export type EmbeddedWords = { alt: string; caption: string; credit: string; offered: OfferedFacts }

/** Metadata is at the beginning of a file; the rest of a large camera file is not read for it. */
const farEnough = 4_000_000

/**
 * The alt text, description and credit in a file's metadata (IPTC Photo Metadata 2023.2, from XMP, IIM or EXIF, in this order), and what
 * else it says of the picture (embedded-facts.ts). Empty when there is none or it cannot be read. It parses untrusted files, so only the process of examiner.ts may call it.
 */
export async function embeddedWords(path: string): Promise<EmbeddedWords> {
  const bytes = await readBeginning(path)
  const metadata: Record<string, Record<string, unknown>> = (await exifr
    .parse(bytes, {
      xmp: true,
      iptc: false,
      ifd0: {},
      exif: { pick: ['DateTimeOriginal'] },
      gps: false,
      icc: false,
      mergeOutput: false,
      reviveValues: false,
    })
    .catch(() => undefined)) ?? {}
  const { Iptc4xmpCore: core, dc, photoshop, ifd0 } = metadata
  const iim = readIim(bytes)
  const creator = first(dc?.creator, iim.byline, ifd0?.Artist)
  const line = first(photoshop?.Credit, iim.credit)
  return {
    alt: first(core?.AltTextAccessibility).slice(0, 1000),
    caption: first(dc?.description, iim.caption, notByCameras(ifd0?.ImageDescription)).slice(0, 2000),
    credit: [...new Set([creator, line])].filter(Boolean).join(' / ').slice(0, 300),
    offered: factsIn(metadata, iim),
  }
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(Math.min(size, farEnough)), 0, Math.min(size, farEnough), 0)
    return buffer
  } finally {
    await file.close()
  }
}

/** Some cameras write their own name into the description. */
const notByCameras = (value: unknown) =>
  /^(OLYMPUS|SONY|SAMSUNG|MINOLTA|KONICA|DCIM|DIGITAL CAMERA|My beautiful picture)/i.test(textOf(value)) ? '' : value
