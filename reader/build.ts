import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type OutputFile } from 'esbuild'
import { type Assets, assetsFolder } from './assets.ts'
import { cutFonts } from './cut-fonts.ts'

/** Files of earlier builds are kept this long, in milliseconds: open or cached pages may still refer to them. */
const kept = 7 * 24 * 60 * 60_000

/** Each a style of its own, by the name of its file. */
const sheets = {
  paper: 'app/(reader)/paper.css',
  front: 'app/(reader)/lead.css',
  arranged: 'app/(reader)/arranged.css',
  banner: 'app/(reader)/breaking.css',
  table: 'app/(reader)/table.css',
  boxes: 'app/(reader)/boxes.css',
  pictures: 'app/(reader)/pictures.css',
  figures: 'app/(reader)/figures.css',
  embeds: 'app/(reader)/embeds.css',
  maps: 'app/(reader)/maps.css',
  attachments: 'app/(reader)/attachments.css',
  list: 'app/(reader)/opening.css',
  search: 'app/(reader)/search.css',
  preview: 'app/(reader)/preview.css',
  extended: 'app/(reader)/latin-extended.css',
  languages: 'app/(reader)/language-menu.css',
  arabic: 'app/(reader)/arabic.css',
  late: 'app/(reader)/late.css',
  icon: 'reader/icon.svg',
}

/** Builds the readers' script, styles, fonts and icon, and the desk's workers, each named by the hash of its bytes, and the manifest with their names. */
export async function buildReader(folder = assetsFolder): Promise<Assets> {
  const styles = await bundle(sheets)
  const late = findFile(styles, /^late-.*\.css$/)
  const script = await bundle({ reader: 'reader/reader.ts' }, { lateStyle: JSON.stringify({ text: late.text, address: addressOf(late) }) })
  const workers = await bundle({
    'desk-worker': 'components/desk/offline/worker.ts',
    'expression-worker': 'components/editor/find/search/expression-worker.ts',
    'grammar-worker': 'components/editor/grammar/check/grammar-worker.ts',
  })
  const manifest: Assets = {
    script: addressOf(findFile(script, /^reader-.*\.js$/)),
    style: addressOf(findFile(styles, /^paper-.*\.css$/)),
    frontStyle: addressOf(findFile(styles, /^front-.*\.css$/)),
    arrangedStyle: addressOf(findFile(styles, /^arranged-.*\.css$/)),
    bannerStyle: addressOf(findFile(styles, /^banner-.*\.css$/)),
    tableStyle: addressOf(findFile(styles, /^table-.*\.css$/)),
    boxesStyle: addressOf(findFile(styles, /^boxes-.*\.css$/)),
    picturesStyle: addressOf(findFile(styles, /^pictures-.*\.css$/)),
    figuresStyle: addressOf(findFile(styles, /^figures-.*\.css$/)),
    embedsStyle: addressOf(findFile(styles, /^embeds-.*\.css$/)),
    mapsStyle: addressOf(findFile(styles, /^maps-.*\.css$/)),
    attachmentsStyle: addressOf(findFile(styles, /^attachments-.*\.css$/)),
    listStyle: addressOf(findFile(styles, /^list-.*\.css$/)),
    searchStyle: addressOf(findFile(styles, /^search-.*\.css$/)),
    previewStyle: addressOf(findFile(styles, /^preview-.*\.css$/)),
    extendedStyle: addressOf(findFile(styles, /^extended-.*\.css$/)),
    languagesStyle: addressOf(findFile(styles, /^languages-.*\.css$/)),
    arabicStyle: addressOf(findFile(styles, /^arabic-.*\.css$/)),
    lateStyle: addressOf(late),
    icon: addressOf(findFile(styles, /^icon-.*\.svg$/)),
    deskWorker: addressOf(findFile(workers, /^desk-worker-.*\.js$/)),
    expressionWorker: addressOf(findFile(workers, /^expression-worker-.*\.js$/)),
    grammarWorker: addressOf(findFile(workers, /^grammar-worker-.*\.js$/)),
  }
  await mkdir(folder, { recursive: true })
  await Promise.all([...styles, ...script, ...workers].map(({ path, contents }) => writeFile(join(folder, basename(path)), contents)))
  await writeFile(join(folder, 'manifest.new'), JSON.stringify(manifest))
  await rename(join(folder, 'manifest.new'), join(folder, 'manifest.json'))
  await removeOld(folder)
  return manifest
}

async function bundle(entryPoints: Record<string, string>, define: Record<string, string> = {}): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints,
    define,
    outdir: assetsFolder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/built',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
    external: ['fs'], // harper.js reads from a disk where there is one
    plugins: [cutFonts],
    logLevel: 'warning',
  })
  return outputFiles
}

function findFile(files: readonly OutputFile[], wanted: RegExp): OutputFile {
  const file = files.find(({ path }) => wanted.test(basename(path)))
  if (!file) throw new Error(`esbuild built no file that matches ${wanted}`)
  return file
}

const addressOf = ({ path }: OutputFile) => `/built/${basename(path)}`

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name))
    if (Date.now() - mtimeMs > kept) await rm(join(folder, name))
  }
}

if (import.meta.main) console.log(await buildReader())
