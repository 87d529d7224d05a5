import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How a file of the build is sent: `br` is brotli, which browsers take by https alone; all take gzip. */
export type Packing = 'br' | 'gzip'

/** The grammar of English (harper.js): sixteen megabytes of WebAssembly. */
export const grammarFile = join('node_modules', 'harper.js', 'dist', 'harper_wasm_slim_bg.wasm')

export const packedFolder = () => join(process.cwd(), process.env.GALLEY_DIST ?? '.next', 'packed')

/** Where the packed bytes of a file are, by the SHA-256 of the file: a file of another build is never taken for it. */
export const packedPath = (digest: string, packing: Packing): string => join(packedFolder(), `${digest}.${packing}`)

export const digestOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A file as `npm run build` packed it (services/up/pack-files.ts); null where that build does not know these bytes. */
export async function readPacked(digest: string, packing: Packing): Promise<Buffer | null> {
  return readFile(packedPath(digest, packing)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
