import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { bareColumnsIn } from './bare-columns.ts'
import { filesForBrowsers, findSchemaForBrowsers } from './for-browsers.ts'
import { importsIn, pathOfImport } from './imports.ts'
import { longListsIn } from './long-lists.ts'
import { newerIn } from './newer-than-browsers.ts'
import { findOutgrown, type Span, spansIn } from './proportion.ts'
import { type Node, walk } from './walk.ts'

/** Source files by their path relative to the root, separated with `/`. */
export type House = ReadonlyMap<string, string>

/** All violations of the house rules, one sentence each, with their places. */
export function faults(house: House): string[] {
  const files = [...house].map(([path, text]) => read(path, text))
  const byPath = new Map(files.map((file) => [file.path, file]))
  const targets = new Map(files.map((file) => [file.path, importsInside(file).map(({ target }) => target)]))
  const each = files.flatMap((file) => [
    ...wrongWay(file),
    ...wrongSibling(file),
    ...outOfPlace(file),
    ...clientCodeForReaders(file, byPath),
    ...findMisnamed(file),
    ...findParticiples(file),
    ...findUntyped(file),
    ...findBareColumns(file),
    ...findLongLists(file),
    ...readersPool(file),
    ...circle(file.path, targets),
    ...aroundFace(file),
  ])
  return [...each, ...findSchemaForBrowsers(files), ...findNewer(files), ...findOutgrown(files)]
}

/** Which folder imports which: top-level folders, and each folder of newsroom/ separately. Tests are left out. */
export function arrows(house: House): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>()
  for (const [path, text] of house) {
    const from = folderOf(path)
    if (!from || looksEverywhere(path)) continue
    const known = folders.get(from) ?? new Set()
    folders.set(from, known)
    for (const { target } of importsInside(read(path, text))) {
      const to = folderOf(target)
      if (to && to !== from && house.has(target)) known.add(to)
    }
  }
  return folders
}

/** What each top-level folder may import. Tests may import everything. */
const mayImport: Record<string, readonly string[]> = {
  app: ['app', 'components', 'newsroom', 'db', 'lib', 'reader'],
  components: ['components', 'newsroom', 'db', 'lib'],
  newsroom: ['newsroom', 'db', 'lib'],
  db: ['db', 'lib'],
  lib: ['lib'],
  reader: ['reader', 'lib'],
  demo: ['demo', 'newsroom', 'db', 'lib'],
  services: ['services', 'demo', 'newsroom', 'db', 'lib'],
  cli: ['cli', 'services', 'newsroom', 'db', 'lib'],
}

/** The layers within newsroom: a folder may import from lower layers and from itself. */
const floors: readonly (readonly string[])[] = [
  ['people'],
  ['notices', 'settings'],
  ['media', 'taxonomy'],
  ['attachments', 'uploads'],
  ['paper'],
  ['articles'],
  ['audit', 'backup', 'comments', 'delivery', 'embargo', 'feed', 'formats', 'guests', 'pages', 'preview', 'search', 'syndication'],
  ['api', 'embeds', 'grammar', 'house-style', 'links', 'outside', 'snippets', 'templates', 'webhooks', 'wire'],
  ['breaking', 'health', 'workflow'],
  ['import', 'schedule'],
  ['desk', 'import-runs', 'wire-stories'],
]

type ImportAt = { from: string; line: number; isType: boolean }

type Source = {
  path: string
  text: string
  imports: ImportAt[]
  spans: Span[]
  isBarrel: boolean
  isClient: boolean
  isServer: boolean
  functions: { name: string; line: number }[]
  anyAt: number[]
  silencedAt: number[]
  bareColumnsAt: number[]
  longListsAt: number[]
}

function wrongWay(file: Source): string[] {
  const top = topOf(file.path)
  const allowed = mayImport[top]
  if (!allowed || looksEverywhere(file.path)) return []
  return importsInside(file).flatMap(({ target, line }) =>
    allowed.includes(topOf(target)) || !(topOf(target) in mayImport || topOf(target) === 'e2e')
      ? []
      : `${file.path}:${line} imports ${target}: imports go only downwards (app → components → newsroom → db → lib). Move what ${top}/ needs to ${allowed.slice(1).join('/, ') || 'lib'}/, or pass it as an argument.`,
  )
}

function wrongSibling(file: Source): string[] {
  const [top, folder] = file.path.split('/')
  if (top !== 'newsroom' || !folder || folder.includes('.') || looksEverywhere(file.path)) return []
  const own = floorOf(folder)
  if (own < 0)
    return [
      `${file.path} is in a folder of newsroom/ that has no layer: add newsroom/${folder} to the layers in proof/house.ts and docs/where-things-live.md.`,
    ]
  return importsInside(file).flatMap(({ target, line }) => {
    const [where, other] = target.split('/')
    if (where !== 'newsroom' || !other || other === folder || floorOf(other) < own) return []
    return `${file.path}:${line} imports ${target}: newsroom/${folder} may import ${own > 0 ? `only ${floors.slice(0, own).flat().join(', ')}` : 'nothing'} of newsroom/. Code that both need belongs in a lower layer; code that connects them belongs in workflow/.`
  })
}

function outOfPlace(file: Source): string[] {
  const top = topOf(file.path)
  const faults: string[] = []
  if (['newsroom', 'db', 'lib'].includes(top)) {
    for (const { from, line } of file.imports)
      if (/^(react|react-dom|next|next-auth(?!\/jwt)|use-intl)(\/|$)/.test(from) && !looksEverywhere(file.path))
        faults.push(
          `${file.path}:${line} imports ${from}: ${top}/ is plain TypeScript. Code that renders belongs in components/, code that answers requests in app/.`,
        )
    if (file.path.endsWith('.tsx')) faults.push(`${file.path} is a .tsx file: code that renders belongs in components/.`)
  }
  for (const { from, line } of file.imports)
    if (from === 'next/link' && file.path !== 'components/ui/link.tsx')
      faults.push(`${file.path}:${line} imports next/link, which fetches pages in advance: use components/ui/link.tsx.`)
  if (/new Intl\.DateTimeFormat\b/.test(file.text) && file.path !== 'lib/date-format.ts' && top in mayImport && !looksEverywhere(file.path))
    faults.push(`${file.path} makes a format of dates each time: use \`dateFormat\` of lib/date-format.ts, which keeps it.`)
  if (/^index\.[cm]?[jt]sx?$/.test(basename(file.path)))
    faults.push(`${file.path} is an index file: name the file after its content, and import that name.`)
  if (file.isBarrel) faults.push(`${file.path} only re-exports what other files export: import it from the file that declares it.`)
  return faults
}

const readersSide = /^(app\/\(reader\)|components\/reader)\//

function clientCodeForReaders(file: Source, files: ReadonlyMap<string, Source>): string[] {
  if (!readersSide.test(file.path)) return []
  if (file.isClient)
    return [
      `${file.path} says 'use client': readers' pages work without script. Code that enhances them belongs in reader/, as a custom element.`,
    ]
  return importsInside(file).flatMap(({ target, line }) =>
    files.get(target)?.isClient && !readersSide.test(target)
      ? `${file.path}:${line} imports ${target}, which says 'use client': readers' pages work without script. Render it in components/reader/.`
      : [],
  )
}

function findMisnamed({ path }: Source): string[] {
  const word = /(?:^|[/.-])(utils?|helpers?|misc|common|manager|stuff)(?=[/.-])/i.exec(path)?.[1]
  return word ? [`${path} is called "${word}", which says nothing: name a file after the one thing or action in it.`] : []
}

/** Past participles, which are fine for values but not for functions. Longer names (`isFound`, `takenOf`) are allowed. */
const participles = new Set(
  (
    'added aged announced answered arranged asked attacked bound built bundled called capitalised captioned cased changed checked chosen ' +
    'cleaned confirmed corrected counted dated decoded delivered discarded drawn dropped ended escaped exported failed fetched filled ' +
    'finished fitted fixed forwarded found gone hardened hashed heard held hidden hired installed joined judged kept known led linked listed ' +
    'made marked mounted moved named noted opened ordered packed parsed parted passed pictured played preformatted published qualified ' +
    'quoted raised ranked recalled recorded refused remembered removed rendered renewed replayed said saved scanned secured seeded seen sent ' +
    'served settled shaded shortened shown skipped slowed sorted squeezed started stored struck styled submitted syndicated taken timed titled ' +
    'told transliterated trimmed typed unescaped unpacked unwrapped used waited walked wanted warmed watched welcomed wrapped written'
  ).split(' '),
)

function findParticiples(file: Source): string[] {
  return file.functions
    .filter(({ name }) => participles.has(name))
    .map(
      ({ name, line }) =>
        `${file.path}:${line} names a function \`${name}\`: name a function with a verb, for what it does (\`find\`, not \`found\`).`,
    )
}

function findUntyped(file: Source): string[] {
  return [
    ...file.anyAt.map((line) => `${file.path}:${line} uses \`any\`: use \`unknown\` where the value comes in, and parse it once.`),
    ...file.silencedAt.map(
      (line) => `${file.path}:${line} silences the compiler: correct the type, or use a cast with its reason on the same line.`,
    ),
  ]
}

function findBareColumns(file: Source): string[] {
  return file.bareColumnsAt.map(
    (line) =>
      `${file.path}:${line} uses a column without its table in SQL with a subquery: write \`qualify(table.column)\` (db/qualify.ts), or drizzle may drop the table's name.`,
  )
}

function findLongLists(file: Source): string[] {
  return file.longListsAt.map(
    (line) =>
      `${file.path}:${line} asks \`inArray\` with a list that is made: write \`isAmong\` (db/is-among.ts), whose list is one value.`,
  )
}

/** An import cycle, including types: files in a cycle cannot be read, moved or tested alone. */
function circle(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] {
  const from = new Map<string, string>()
  const next = [start]
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    for (const target of targets.get(path) ?? []) {
      if (target === start)
        return [
          `${start} imports itself in a cycle: ${[start, ...wayTo(path, from)].reverse().join(' → ')}. Move what both need to a separate file.`,
        ]
      if (from.has(target)) continue
      from.set(target, path)
      next.push(target)
    }
  }
  return []
}

/** The path of imports from this file back to the start. */
function wayTo(path: string, from: ReadonlyMap<string, string>): string[] {
  const way = [path]
  for (let before = from.get(path); before !== undefined; before = from.get(before)) way.push(before)
  return way
}

/** Only these files may query as a reader: everything they return is public. */
const asksAsReader = /^newsroom\/(paper|search|syndication)\/|^newsroom\/(?:media\/rendition-for|attachments\/attachment-for)\.ts$|^db\//

function readersPool({ path, text }: Source): string[] {
  return /\bpaperDatabase\b/.test(text) && !asksAsReader.test(path) && topOf(path) in mayImport && !looksEverywhere(path)
    ? [`${path} queries the database as a reader: only newsroom/paper/, search and syndication do that.`]
    : []
}

const findNewer = (files: readonly Source[]): string[] =>
  filesForBrowsers(files).flatMap((path) => {
    const { text } = files.find((file) => file.path === path) ?? { text: '' }
    return newerIn(path, text).map(({ line, says }) => `${path}:${line} ${says} The browsers that we support: docs/browsers.md.`)
  })

/** Files that only their own folder may import; other folders import the file on the right. */
const faces: Record<string, string> = { 'components/editor/draft/autosave.ts': 'components/editor/draft/use-draft.ts' }

function aroundFace(file: Source): string[] {
  if (looksEverywhere(file.path) || /^(testing|proof|bench)\//.test(file.path)) return []
  return importsInside(file).flatMap(({ target, line }) => {
    const face = faces[target]
    if (!face || dirname(file.path) === dirname(target)) return []
    return `${file.path}:${line} imports ${target}: code outside ${dirname(target)}/ may import only ${face}.`
  })
}

/** The folder that docs/architecture.svg shows a file in; null for what tests and the machine run. */
function folderOf(path: string): string | null {
  const [top = '', next = ''] = path.split('/')
  if (!(top in mayImport)) return null
  return top === 'newsroom' && !next.includes('.') ? `${top}/${next}` : top
}

const topOf = (path: string): string => path.split('/')[0] ?? ''
const floorOf = (folder: string): number => floors.findIndex((floor) => floor.includes(folder))
const looksEverywhere = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('scripts/')

/** Imports of files of the project, as paths relative to its root. */
function importsInside({ path, imports }: Source): { target: string; line: number }[] {
  return imports.flatMap(({ from, line }) => {
    const target = pathOfImport(path, from)
    return target === null ? [] : { target, line }
  })
}

function read(path: string, text: string): Source {
  const parsed = parseSync(path, text)
  const { program, comments, errors } = parsed
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const imports = importsIn(parsed, text).map(({ from, at, isType }) => ({ from, line: lineAt(at), isType }))
  const hasDirective = (name: string) => program.body.some((each) => 'directive' in each && each.directive === name)
  const functions: Source['functions'] = []
  const anyAt: number[] = []
  walk(program, (node) => {
    if (node.type === 'TSAnyKeyword') anyAt.push(lineAt(node.start))
    const name = nameOfFunction(node)
    if (name !== null) functions.push({ name, line: lineAt(node.start) })
    if (node.type === 'TSImportType') imports.push(...importedType(node, lineAt))
  })
  return {
    path,
    text,
    imports,
    spans: spansIn(program, lineAt),
    isBarrel:
      program.body.length > 0 &&
      program.body.every((each) => /^Export(All|Named)Declaration$/.test(each.type) && 'source' in each && each.source),
    isClient: hasDirective('use client'),
    isServer: hasDirective('use server'),
    functions,
    anyAt,
    silencedAt: comments.filter(({ value }) => /^\s*@ts-(ignore|nocheck|expect-error)/.test(value)).map(({ start }) => lineAt(start)),
    longListsAt: text.includes('inArray(') ? longListsIn(program).map(lineAt) : [],
    bareColumnsAt: text.includes('sql`') || text.includes('sql<') ? bareColumnsIn(program).map(lineAt) : [],
  }
}

/** The name of a declared function, or of a constant whose value is a function. */
function nameOfFunction({ type, id, init }: Node): string | null {
  const value = init as { type?: unknown } | null | undefined // ESTree: the initial value of a declaration
  const isFunction =
    type === 'FunctionDeclaration' ||
    (type === 'VariableDeclarator' && (value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression'))
  const name = (id as { name?: unknown } | null | undefined)?.name // a destructuring pattern has no name
  return isFunction && typeof name === 'string' ? name : null
}

function importedType(node: Node, lineAt: (offset: number) => number) {
  const source = node.source as { value?: unknown } | undefined // ESTree: the literal of import('…').Type
  return typeof source?.value === 'string' ? [{ from: source.value, line: lineAt(node.start), isType: true }] : []
}

const notOurs = /^(node_modules|\..*|test-results|shots|coverage|public)$/

/** Every TypeScript file of the project. */
export function houseAt(root: string): House {
  const files = new Map<string, string>()
  const enter = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory() && !notOurs.test(entry.name)) enter(path)
      else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) files.set(path, readFileSync(join(root, path), 'utf8'))
    }
  }
  enter('')
  return files
}
