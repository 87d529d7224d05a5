import { mkdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Command, Option } from 'commander'
import { escapeHtml } from '#lib/escape-html.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { documentToMarkdown } from '#newsroom/formats/document-to-markdown.ts'
import { lossInEnglish } from '#newsroom/formats/losses.ts'
import { readApart } from '#newsroom/formats/read-apart.ts'
import type { FileProblem, ReadFile, ReadPicture } from '#newsroom/formats/read-file.ts'
import { refuse } from './refuse.ts'

type Target = 'json' | 'html' | 'text' | 'md'

/** `galley convert FILE` reads a file as a story's text, without a newsroom. It ends with 1 when the file cannot be read. */
export function registerConvert(program: Command): void {
  program
    .command('convert <file>')
    .description(
      'convert a file of a writer (.docx, .odt, .rtf, .md, .txt, .html) to the text of a story; what could not be kept is written to standard error',
    )
    .addOption(new Option('--to <kind>', 'what to write').choices(['json', 'html', 'text', 'md']).makeOptionMandatory())
    .option('--out <file>', 'write to this file, and the pictures into the folder FILE.pictures beside it (default: standard output)')
    .addHelpText('after', '\nEnds with 0 when the file was converted, with losses or without; with 1 when it could not be read.')
    .action(convertFile)
}

async function convertFile(path: string, { to, out }: { to: Target; out?: string }): Promise<void> {
  const isThere = await stat(path).catch(() => null)
  if (!isThere?.isFile()) return refuse(`${path} is not a file`)
  const outcome = await readApart(path, basename(path))
  if (!outcome.ok) return refuse(`${path}: ${sentences[outcome.problem]}${outcome.detail?.reason ? `: ${outcome.detail.reason}` : ''}`)
  const file = outcome.value
  const places = out === undefined ? new Map<string, string>() : await writePictures(file.pictures, `${out}.pictures`)
  const text = writers[to](file, places)
  if (out === undefined) process.stdout.write(text)
  else await writeFile(out, text)
  const left = file.pictures.filter(({ id }) => !places.has(id)).length
  const named = file.losses.map(lossInEnglish)
  const losses = left > 0 && out === undefined ? [...named, `${left} pictures are written only with --out`] : named
  for (const loss of losses) console.error(`  ${loss}`)
  console.error(losses.length === 0 ? 'Nothing was lost.' : `${losses.length} kinds of loss, listed above.`)
}

/** Why a file was not converted. */
const sentences = {
  empty: 'it holds nothing',
  'too-big': 'it is larger than 50 MB',
  'too-much': 'to read it would take too long, or too much memory',
  busy: 'too many files are being read',
  damaged: 'it cannot be read',
  'old-word': 'it is an old Word document (.doc): save it as .docx',
  protected: 'a password protects it: save it without one',
  pdf: 'a PDF holds no text that could be edited: use the document that it was made from',
  'other-kind': 'it is neither .docx, .odt, .rtf, .md, .txt nor .html',
} satisfies Record<FileProblem, string>

async function writePictures(pictures: readonly ReadPicture[], folder: string): Promise<Map<string, string>> {
  const places = new Map<string, string>()
  for (const [index, picture] of pictures.entries()) {
    if ('address' in picture) {
      places.set(picture.id, picture.address)
      continue
    }
    await mkdir(folder, { recursive: true })
    const name = `${index + 1}-${picture.name.replace(/[^\w.-]/g, '_').slice(-80)}`
    await writeFile(join(folder, name), picture.bytes)
    places.set(picture.id, `${basename(folder)}/${name}`)
  }
  return places
}

const writers = {
  json: ({ headline, body, losses }, places) =>
    `${JSON.stringify({ headline, body, pictures: Object.fromEntries(places), losses: losses.map(lossInEnglish) }, null, 2)}\n`,
  html: ({ headline, body }, places) => {
    const title = headline ? `<h1>${escapeHtml(headline)}</h1>` : ''
    return `${title}${documentToHtml(body, { picture: (id) => ({ url: places.get(id) ?? `urn:uuid:${id}` }) })}\n`
  },
  text: ({ headline, body }) => `${headline ? `${headline}\n` : ''}${plainText(body)}\n`,
  md: ({ headline, body }, places) =>
    `${headline ? `# ${headline}\n\n` : ''}${documentToMarkdown(body, { picture: (id) => places.get(id) ?? `urn:uuid:${id}` })}`,
} satisfies Record<Target, (file: ReadFile, places: Map<string, string>) => string>
