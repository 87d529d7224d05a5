import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Lets `work` have bytes as a file: where it lies already, or in the folder for temporary files until the work is done. */
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
