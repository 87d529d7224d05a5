import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { type Built, builtFolder } from './built.ts'
import { cutFonts } from './cut-fonts.ts'

/** Files of earlier builds stay this long, in milliseconds: pages that name them may still be read, or kept by an edge. */
const kept = 7 * 24 * 60 * 60_000

/** Makes the readers' script, style, fonts and icon, each under the hash of its bytes, and the manifest that names them. */
export async function buildReader(folder = builtFolder): Promise<Built> {
  const { outputFiles } = await build({
    entryPoints: {
      reader: 'reader/reader.ts',
      paper: 'app/(reader)/paper.css',
      front: 'app/(reader)/lead.css',
      search: 'app/(reader)/search.css',
      icon: 'reader/icon.svg',
    },
    outdir: folder,
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
    plugins: [cutFonts],
    logLevel: 'warning',
  })
  const files = outputFiles.map(({ path }) => basename(path))
  const one = (wanted: RegExp) => {
    const name = files.find((file) => wanted.test(file))
    if (name === undefined) throw new Error(`esbuild made nothing like ${wanted}`)
    return `/built/${name}`
  }
  const manifest: Built = {
    script: one(/^reader-.*\.js$/),
    style: one(/^paper-.*\.css$/),
    frontStyle: one(/^front-.*\.css$/),
    searchStyle: one(/^search-.*\.css$/),
    icon: one(/^icon-.*\.svg$/),
  }
  await mkdir(folder, { recursive: true })
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)))
  await writeFile(join(folder, 'manifest.new'), JSON.stringify(manifest))
  await rename(join(folder, 'manifest.new'), join(folder, 'manifest.json'))
  await removeOld(folder)
  return manifest
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name))
    if (Date.now() - mtimeMs > kept) await rm(join(folder, name))
  }
}

if (import.meta.main) console.log(await buildReader())
