import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { type Built, builtFolder } from './built.ts'

/** Faces that stand above the fold: the regular cuts of both families. Italics come when a page has some. */
const preloaded = (script: 'latin' | 'cyrillic') => new RegExp(`-${script}-wght-normal-`)

/** Makes the readers' script, style, fonts and icon, each under the hash of its bytes, and the manifest that names them. */
export async function buildReader(): Promise<Built> {
  const { outputFiles } = await build({
    entryPoints: { reader: 'reader/reader.ts', paper: 'app/(reader)/paper.css', icon: 'reader/icon.svg' },
    outdir: builtFolder,
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
    logLevel: 'warning',
  })
  const files = outputFiles.map(({ path }) => basename(path))
  const named = (wanted: RegExp) => files.filter((name) => wanted.test(name)).map((name) => `/built/${name}`)
  const one = (wanted: RegExp) => {
    const [name] = named(wanted)
    if (name === undefined) throw new Error(`esbuild made nothing like ${wanted}`)
    return name
  }
  const manifest: Built = {
    script: one(/^reader-.*\.js$/),
    style: one(/^paper-.*\.css$/),
    icon: one(/^icon-.*\.svg$/),
    fonts: { latin: named(preloaded('latin')), cyrillic: named(preloaded('cyrillic')) },
  }
  await rm(builtFolder, { recursive: true, force: true })
  await mkdir(builtFolder, { recursive: true })
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)))
  await writeFile(join(builtFolder, 'manifest.new'), JSON.stringify(manifest))
  await rename(join(builtFolder, 'manifest.new'), join(builtFolder, 'manifest.json'))
  return manifest
}

if (import.meta.main) console.log(await buildReader())
