import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import { machine } from '#newsroom/people/person.ts'
import { ninjsOfAll } from '#newsroom/wire/give-out.ts'

/** `galley export`: every story as ninjs, one a line; `galley import` reads it back. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write every story, drafts too, as ninjs 3.1 (NDJSON)')
    .option('--out <file>', 'where to (default: standard output)')
    .action(async ({ out }: { out?: string }) => {
      const file = out === undefined ? process.stdout : createWriteStream(out)
      let stories = 0
      for await (const story of ninjsOfAll(machine('export'))) {
        stories += 1
        if (!file.write(`${JSON.stringify(story)}\n`)) await once(file, 'drain')
      }
      if (out === undefined) return
      file.end()
      await finished(file)
      console.error(`${stories.toLocaleString('en')} stories in ${out}`)
    })
}
