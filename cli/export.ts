import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import { exportNinjs } from '#newsroom/formats/export-ninjs.ts'
import { writeArchive } from '#newsroom/formats/write-archive.ts'
import { machine } from '#newsroom/people/person.ts'

/**
 * `galley export FILE` writes the whole newsroom into one archive; without a file, every story as ninjs, one per line. `galley import`
 * reads both.
 */
export function registerExport(program: Command): void {
  program
    .command('export [archive]')
    .description('write the whole newsroom into one archive (.tar, .tar.gz); without a file name, write every story as ninjs 3.1 (NDJSON)')
    .option('--out <file>', 'write the NDJSON to this file (default: standard output)')
    .action(async (archive: string | undefined, { out }: { out?: string }) => {
      if (archive) await exportArchive(archive)
      else await writeNinjs(out)
    })
}

async function exportArchive(path: string): Promise<void> {
  const { stories, pictures, missing } = await writeArchive(machine('export'), path)
  console.error(`${stories.toLocaleString('en')} stories and ${pictures.toLocaleString('en')} pictures in ${path}`)
  for (const picture of missing) console.error(`  left out because its file is missing: picture ${picture}`)
  if (missing.length > 0) process.exitCode = 1
}

async function writeNinjs(out: string | undefined): Promise<void> {
  const file = out === undefined ? process.stdout : createWriteStream(out)
  let stories = 0
  for await (const story of exportNinjs(machine('export'))) {
    stories += 1
    if (!file.write(`${JSON.stringify(story)}\n`)) await once(file, 'drain')
  }
  if (out === undefined) return
  file.end()
  await finished(file)
  console.error(`${stories.toLocaleString('en')} stories in ${out}`)
}
