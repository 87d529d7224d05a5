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
    .option('--embargoed', 'also export stories under embargo, marked as such; treat the file accordingly')
    .action(async (archive: string | undefined, { out, embargoed }: { out?: string; embargoed?: boolean }) => {
      if (archive) await exportArchive(archive, embargoed)
      else await writeNinjs(out, embargoed)
    })
}

async function exportArchive(path: string, withEmbargoed = false): Promise<void> {
  const { stories, pictures, missing, embargoed } = await writeArchive(machine('export'), path, { embargoed: withEmbargoed })
  console.error(`${stories.toLocaleString('en')} stories and ${pictures.toLocaleString('en')} pictures in ${path}`)
  if (embargoed > 0)
    console.error(
      withEmbargoed
        ? `  under embargo, and marked as such: ${embargoed.toLocaleString('en')} stories. Keep the file as confidential as they are`
        : `  left out because they are under embargo: ${embargoed.toLocaleString('en')} stories, or their updates. --embargoed exports them, marked`,
    )
  for (const picture of missing) console.error(`  left out because its file is missing: picture ${picture}`)
  if (missing.length > 0) process.exitCode = 1
}

async function writeNinjs(out: string | undefined, embargoed = false): Promise<void> {
  const file = out === undefined ? process.stdout : createWriteStream(out)
  let stories = 0
  for await (const story of exportNinjs(machine('export'), { embargoed })) {
    stories += 1
    if (!file.write(`${JSON.stringify(story)}\n`)) await once(file, 'drain')
  }
  if (out === undefined) return
  file.end()
  await finished(file)
  console.error(`${stories.toLocaleString('en')} stories in ${out}`)
}
