import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Extract, extract } from 'tar-stream'
import type { z } from 'zod'
import { mostMegabytes } from '#lib/attachments.ts'
import { parseInput } from '#lib/parse-input.ts'
import { mostBytes } from '#newsroom/media/validate-picture.ts'
import {
  type ArchivedAttachment,
  type ArchivedFeeds,
  type ArchivedNewsroom,
  type ArchivedPicture,
  type ArchivedStory,
  archivedAttachment,
  archivedFeeds,
  archivedNewsroom,
  archivedPicture,
  archivedStory,
  archiveHead,
  archiveNames,
} from './archive.ts'
import type { Progress } from './text-file.ts'

type Entry = Extract extends AsyncIterable<infer One> ? One : never

/** The parts of an archive, in order. The file of a picture or attachment exists until the next part is requested. */
export type ArchivePart =
  | { kind: 'picture'; picture: ArchivedPicture; path: string }
  | { kind: 'attachment'; attachment: ArchivedAttachment; path: string }
  | { kind: 'newsroom'; newsroom: ArchivedNewsroom }
  | { kind: 'story'; story: ArchivedStory }
  | { kind: 'feeds'; feeds: ArchivedFeeds }
  | { kind: 'problem'; name: string; reason: string }

/** The most bytes of a JSON part of an archive: a story contains its text at most twice. */
const longestStory = 10_000_000
const longestList = 128_000_000

/** Whether a file is a tar, compressed or not: recognised by its first block (POSIX ustar), not by its name. */
export async function isArchive(path: string): Promise<boolean> {
  const packed = await isPacked(path)
  const file = createReadStream(path, { end: 65_535 })
  const bytes = packed ? file.pipe(createGunzip()) : file
  let start = Buffer.alloc(0)
  try {
    for await (const piece of bytes) {
      start = Buffer.concat([start, piece])
      if (start.length >= 512) break
    }
  } catch {
    // a tar that is cut off after its first block is still a tar
  } finally {
    file.destroy()
  }
  return start.subarray(257, 262).toString('latin1') === 'ustar'
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/**
 * Reads an untrusted archive. Its paths are never used to write files: a picture gets a name of ours in a folder of ours, links are
 * ignored, and every part has a maximum length. A part that cannot be read is reported, and reading continues.
 */
export async function* readArchive(path: string, progress: Progress): AsyncGenerator<ArchivePart> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-archive-'))
  const entries = extract()
  const packed = await isPacked(path)
  const file = createReadStream(path)
  const flowing = packed ? pipeline(file, createGunzip(), entries) : pipeline(file, entries)
  file.on('data', (piece) => {
    progress.bytes += piece.length
  })
  flowing.catch((error) => entries.destroy(error))
  let words: Words | null = null
  let isOurs = false
  try {
    for await (const entry of entries) {
      const part: ArchivePart | Words | null = await partOf(entry, words, join(folder, 'file'))
      entry.resume()
      if (part === null) isOurs ||= entry.header.name === archiveNames.head
      else if (!('kind' in part)) words = part
      else if (!isOurs && part.kind !== 'problem')
        yield { kind: 'problem', name: entry.header.name, reason: 'there is no galley.json before it that says what the archive is' }
      else yield part
    }
    await flowing
  } catch (error) {
    yield {
      kind: 'problem',
      name: path,
      reason: `the archive is damaged or breaks off (${error instanceof Error ? error.message : error}); what came before is in`,
    }
  } finally {
    file.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const names = {
  story: new RegExp(`^stories/${uuid}\\.json$`),
  ninjs: new RegExp(`^stories/${uuid}\\.ninjs\\.json$`),
  text: /^text\/[a-z]{2,3}\/[0-9a-z-]{1,40}\/[0-9a-z-]{1,200}\.md$/,
  picture: /^pictures\/[0-9a-f]{64}\.json$/,
  attachment: /^attachments\/[0-9a-f]{64}\.json$/,
  attachmentFile: /^attachments\/([0-9a-f]{64})\.[0-9a-z]{2,5}$/,
  pictureFile: /^pictures\/([0-9a-f]{64})\.[a-z]{2,5}$/,
}

/** What stands in an archive before the file that it is about. */
type Words = ArchivedPicture | ArchivedAttachment

async function partOf(entry: Entry, before: Words | null, path: string): Promise<ArchivePart | Words | null> {
  const { name, type, size = 0 } = entry.header
  const problem = (reason: string): ArchivePart => ({ kind: 'problem', name: name.slice(0, 200), reason })
  if (type === 'directory' || names.ninjs.test(name) || names.text.test(name)) return null
  if (type !== 'file') return problem(`it is a ${type}, not a file`)
  const json = async <Part>(schema: z.ZodType<Part>, most: number, done: (part: Part) => ArchivePart | Words | null) => {
    if (size > most) return problem(`it is longer than ${most.toLocaleString('en')} bytes`)
    const read = parsePart(await textOf(entry), schema)
    return 'reason' in read ? problem(read.reason) : done(read.value)
  }
  if (name === archiveNames.head) return json(archiveHead, 10_000, () => null)
  if (name === archiveNames.newsroom) return json(archivedNewsroom, longestList, (newsroom) => ({ kind: 'newsroom', newsroom }))
  if (name === archiveNames.feeds) return json(archivedFeeds, longestList, (feeds) => ({ kind: 'feeds', feeds }))
  if (names.story.test(name)) return json(archivedStory, longestStory, (story) => ({ kind: 'story', story }))
  if (names.picture.test(name)) return json(archivedPicture, 100_000, (picture) => picture)
  if (names.attachment.test(name)) return json(archivedAttachment, 1_000_000, (attachment) => attachment)
  const attachmentHash = names.attachmentFile.exec(name)?.[1]
  const hash = attachmentHash ?? names.pictureFile.exec(name)?.[1]
  if (!hash) return problem('it is no part of an archive of Galley')
  const most = attachmentHash ? 1_000_000 * Math.max(...Object.values(mostMegabytes)) : mostBytes
  if (size > most) return problem(`it is larger than ${most.toLocaleString('en')} bytes`)
  if (before?.hash !== hash) return problem('no words for it stand before it')
  await pipeline(entry, createWriteStream(path))
  return 'createdAt' in before ? { kind: 'picture', picture: before, path } : { kind: 'attachment', attachment: before, path }
}

async function textOf(entry: Entry): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of entry) pieces.push(piece as Buffer) // tar-stream gives bytes
  return Buffer.concat(pieces).toString('utf8')
}

function parsePart<Part>(text: string, schema: z.ZodType<Part>): { value: Part } | { reason: string } {
  try {
    const read = parseInput(schema, JSON.parse(text))
    if (read.success) return { value: read.data }
    const [issue] = read.error.issues
    return { reason: `${issue?.path.join('.') || 'it'}: ${issue?.message}` }
  } catch (error) {
    return { reason: error instanceof RangeError ? 'it is nested too deep' : 'it is not JSON' }
  }
}
