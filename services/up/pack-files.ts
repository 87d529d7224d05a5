import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { digestOfFile, grammarFile, type Packing, packedFolder, packedPath } from '#lib/packed-files.ts'
import { root } from './supervise.ts'

const brotliOf = promisify(brotliCompress)
const gzipOf = promisify(gzip)
/** As the edge's own: a smaller answer is sent as it is. */
const worthPacking = 256
/** As many as libuv's threads. */
const atOnce = 4

export type FileToPack = { path: string; packings: readonly Packing[] }

/**
 * Packs the scripts and styles of the build, and the grammar, once for everybody: the edges and web read them from here, and would otherwise
 * pack them anew at each start, or for each browser. Each is named by the bytes that it packs, and comes to its name whole.
 */
export async function packFiles(files: readonly FileToPack[] = filesToPack()): Promise<void> {
  mkdirSync(packedFolder(), { recursive: true })
  const waiting = [...files]
  const kept = new Set<string>()
  const packNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const bytes = readFileSync(next.path)
      if (bytes.length < worthPacking) continue
      const digest = digestOfFile(bytes)
      for (const packing of next.packings) {
        const place = packedPath(digest, packing)
        kept.add(place)
        if (existsSync(place)) continue
        writeFileSync(`${place}.new`, await packBytes[packing](bytes))
        renameSync(`${place}.new`, place)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, packNext))
  for (const name of readdirSync(packedFolder())) {
    const place = join(packedFolder(), name)
    if (!kept.has(place)) rmSync(place)
  }
}

/** Next empties its folder with each build, except for its cache: what is packed waits there, and most of it is used again. */
export function keepPacked(): () => void {
  const aside = join(dirname(packedFolder()), 'cache', 'packed')
  if (existsSync(packedFolder())) {
    rmSync(aside, { recursive: true, force: true })
    mkdirSync(dirname(aside), { recursive: true })
    renameSync(packedFolder(), aside)
  }
  return () => {
    if (existsSync(aside) && !existsSync(packedFolder())) renameSync(aside, packedFolder())
  }
}

const packBytes: Record<Packing, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    brotliOf(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => gzipOf(bytes, { level: 9 }),
}

function filesToPack(): FileToPack[] {
  const folders = [join(root, process.env.GALLEY_DIST ?? '.next', 'static'), join(root, 'public', 'built')]
  const built = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(?:js|css|svg|json)$/.test(entry.name))
      .map((entry) => ({ path: join(entry.parentPath, entry.name), packings: ['br', 'gzip'] as const })),
  )
  return [...built, { path: join(root, grammarFile), packings: ['gzip'] }]
}
