import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Language, languages } from '#lib/languages.ts'
import { firstLanguage, isPublished, publishedLanguages } from '#lib/publication.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { importFiles, sizeOf } from '#newsroom/import/import-files.ts'
import type { Target } from '#newsroom/import/incoming.ts'
import { showProgress } from './progress.ts'
import { openReport } from './report-file.ts'

type Options = { as: Target; language?: Language; pictures?: string; site?: string; fetchPictures?: true; report?: string; json?: true }

/** `galley import FILE…`: imports an archive of a newsroom, or stories of a wire or of another system. */
export function registerImport(program: Command): void {
  program
    .command('import <files...>')
    .description(
      'import stories: an archive of Galley (.tar, .tar.gz), ninjs 1 to 3.1 (JSON, NDJSON, .gz), NewsML-G2, NITF, RSS, Atom, or an export of WordPress, Ghost, Substack, Medium or Blogger',
    )
    .addOption(
      new Option('--as <stage>', 'the stage of the imported stories; what may not be published stays a draft')
        .choices(['draft', 'published'])
        .default('draft'),
    )
    .addOption(
      new Option('--language <code>', 'the language of items that name none (default: the first of the newsroom)').choices(languages),
    )
    .option('--pictures <folder>', 'the folder that has the files of pictures (default: the folder of each file)')
    .option('--site <address>', 'the address of the old site, for an export that does not name it', siteAddress)
    .option('--fetch-pictures', 'fetch pictures that are not in the folder from their public addresses (40 MB and 30 s for each)')
    .option('--report <file>', 'write the result of every item, as JSON')
    .option('--json', 'print the counts as JSON, and nothing else')
    .action(run)
}

/** The address of the old site, without a slash at its end: the prefix of its stories' keys. */
function siteAddress(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError(`“${text}” is not an address such as https://old.example.`)
  return text.replace(/\/{1,20}$/, '')
}

async function run(
  files: string[],
  { as, language = firstLanguage(), pictures, site, fetchPictures, report: reportPath, json }: Options,
): Promise<void> {
  if (!isPublished(language)) {
    console.error(
      `This newsroom publishes in ${publishedLanguages().join(', ')}, not in ${language}: add it in Settings or with \`galley languages\` first.`,
    )
    process.exitCode = 1
    return
  }
  const started = performance.now()
  const counts = { imported: 0, unchanged: 0, skipped: 0, failed: 0, withdrawn: 0 }
  const losses = new Map<string, number>()
  const failures: ImportResult[] = []
  const withdrawn: string[] = []
  const report = reportPath ? openReport(reportPath) : null
  const shown = showProgress(await sizeOf(files), json === true)
  const readOf = new Map<string, number>()
  let fromNetwork = { came: 0, failed: 0 }
  await importFiles(
    files,
    { as, language, pictures, site, ...(fetchPictures && { fetchPictures }) },
    {
      async taken(answer) {
        counts[answer.result] += 1
        if (answer.result === 'withdrawn') withdrawn.push(answer.reason)
        if (answer.result === 'failed' && failures.length < 10) failures.push(answer)
        for (const loss of answer.losses) count(losses, loss.replace(/ \(\d+ times\)$/, ''))
        await report?.add(answer)
        shown.at(sum(readOf.values()), sum(Object.values(counts)))
      },
      read: (file, bytes) => readOf.set(file, bytes),
      fetched(came, failed) {
        fromNetwork = { came, failed }
        if (!json && !process.stderr.isTTY && (came + failed) % 50 === 0) console.error(describeFetched(came, failed))
      },
    },
  )
  await report?.close()
  shown.done()
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  if (json) console.log(JSON.stringify({ ...counts, seconds, megabytes: memory }))
  else {
    if (fetchPictures) console.log(describeFetched(fromNetwork.came, fromNetwork.failed))
    say(counts, losses, failures, seconds, reportPath)
    for (const reason of withdrawn) console.log(`taken out of the paper: ${reason}`)
  }
  if (counts.failed > 0) process.exitCode = 1
}

const describeFetched = (came: number, failed: number): string => `${number(came)} pictures fetched, ${number(failed)} failed`

function say(
  counts: Record<ImportResult['result'], number>,
  losses: Map<string, number>,
  failures: ImportResult[],
  seconds: number,
  reportPath?: string,
) {
  console.log(
    `${number(counts.imported)} imported, ${number(counts.unchanged)} unchanged, ${number(counts.skipped)} skipped, ${number(counts.failed)} failed in ${seconds} s`,
  )
  for (const { source, reason } of failures) console.log(`  failed: ${reason.includes(source) ? '' : `${source}: `}${reason}`)
  if (counts.failed > failures.length) console.log(`  … and ${number(counts.failed - failures.length)} more`)
  const most = [...losses].sort(([, one], [, other]) => other - one)
  if (most.length > 0) console.log('Not kept:')
  for (const [loss, times] of most.slice(0, 12)) console.log(`  ${number(times).padStart(7)} × ${loss}`)
  if (most.length > 12) console.log(`  … and ${number(most.length - 12)} more kinds of loss`)
  console.log(
    reportPath ? `The result of every item is in ${reportPath}.` : 'Use --report FILE to write the result of every item and every loss.',
  )
}

/** Some kinds of loss contain text of their item. More kinds than this are counted only in the report. */
const mostKinds = 5000

function count(losses: Map<string, number>, loss: string): void {
  if (losses.has(loss) || losses.size < mostKinds) losses.set(loss, (losses.get(loss) ?? 0) + 1)
}

const number = (value: number) => value.toLocaleString('en')
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
