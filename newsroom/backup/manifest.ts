import { createHash } from 'node:crypto'
import { z } from 'zod'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

/** A stored file of a backup: what it has to be, and what it unpacks to. It is encrypted where its name ends with .age. */
const part = z.object({ file: z.string().regex(/^[\w.-]+$/), storedBytes: count, storedSha256: digest, bytes: count, sha256: digest })
export type Part = z.output<typeof part>

const table = part.extend({ name: z.string(), columns: z.array(z.string()).min(1), rows: count })

/** Everything that a backup says about itself. It is written last: a backup without it is unfinished. */
const manifest = z.object({
  /** 2: encrypted, which an older Galley cannot read. */
  format: z.literal([1, 2]),
  galley: z.string(),
  startedAt: z.iso.datetime(),
  seconds: z.number().min(0),
  /** The public keys of age that its parts and pictures are encrypted for; none: they are not. */
  recipients: z.array(z.string()).default([]),
  /** The newest migration of the newsroom. */
  migration: z.object({ hash: digest, at: count }),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  /** The list of the pictures' files, one JSON object a line (`KeptPicture`). */
  pictures: part.extend({ files: count, fileBytes: count, vanished: count }),
})
export type Manifest = z.output<typeof manifest>
export type KeptTable = Manifest['tables'][number]

/** A file of a picture. Its bytes are stored once for all backups, under the checksum of what is stored: `stored` where that is encrypted. */
export const keptPicture = z.object({
  key: z.string().min(1),
  bytes: count,
  sha256: digest,
  changedAt: z.iso.datetime(),
  stored: z.object({ bytes: count, sha256: digest }).optional(),
})
export type KeptPicture = z.output<typeof keptPicture>

/** What stands in the store for a picture. */
export const storedOf = ({ bytes, sha256, stored }: KeptPicture): { bytes: number; sha256: string } => stored ?? { bytes, sha256 }

export const manifestFile = 'manifest.json'

export function writeManifest(value: Manifest): Buffer {
  const text = JSON.stringify(value)
  return Buffer.from(`{"sha256":"${sha256(text)}","manifest":${text}}\n`)
}

/** Null when a byte was changed, or it is no manifest of this format. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const found = /^\{"sha256":"([0-9a-f]{64})","manifest":(.*)\}\n$/s.exec(Buffer.from(bytes).toString())
  const [, hash, text] = found ?? []
  if (!hash || !text || sha256(text) !== hash) return null
  return manifest.safeParse(JSON.parse(text)).data ?? null
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
