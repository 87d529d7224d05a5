import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives bytes to `work` as a file: the existing file, or a temporary one that is deleted afterwards. */
export async function asFile<Result>(
  source: { path: string } | { bytes: Uint8Array },
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  if ('path' in source) return work(source.path)
  const path = join(tmpdir(), `galley-${randomUUID()}`)
  try {
    await writeFile(path, source.bytes)
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}
