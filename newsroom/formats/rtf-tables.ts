import { levelOf, roleOfStyle, type StyleRole } from './file-html.ts'

/** A group of RTF as a tree: for the tables at its beginning. */
export type RtfGroup = { words: { word: string; value: number }[]; text: string; groups: RtfGroup[] }

export type RtfTables = {
  /** The code page of each font, as the Encoding Standard names it. */
  encodings: Map<number, string>
  roles: Map<number, StyleRole>
  /** The lists by the number that paragraphs name (\ls). */
  lists: Map<number, { id: string; levels: { isOrdered: boolean; start: number }[]; restarts: boolean }>
}

const findValue = ({ words }: RtfGroup, word: string): number | undefined => words.find((one) => one.word === word)?.value
const hasWord = (group: RtfGroup, word: string): boolean => findValue(group, word) !== undefined
const findGroups = ({ groups }: RtfGroup, name: string): RtfGroup[] => groups.filter(({ words }) => words.some(({ word }) => word === name))

export const newTables = (): RtfTables => ({ encodings: new Map(), roles: new Map(), lists: new Map() })

/** The code pages by \fcharset (RTF 1.9.1, “Font Table”). */
const charsets = new Map<number, string>([
  [0, 'windows-1252'],
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
])

/** The name of a code page; windows-1252 for one that browsers do not know. */
export function encodingOfPage(page: number): string {
  const names: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    866: 'ibm866',
    10000: 'macintosh',
    65001: 'utf-8',
    20866: 'koi8-r',
    21866: 'koi8-u',
  }
  if (names[page]) return names[page]
  return (page >= 1250 && page <= 1258) || page === 874 ? `windows-${page}` : 'windows-1252'
}

export function readFonts(table: RtfGroup, { encodings }: RtfTables): void {
  for (const font of [table, ...table.groups]) {
    const number = findValue(font, 'f')
    const charset = findValue(font, 'fcharset')
    const encoding = charset === undefined ? undefined : charsets.get(charset)
    // Charset 0 says nothing in practice: the page of the document counts.
    if (number !== undefined && encoding && charset !== 0) encodings.set(number, encoding)
  }
}

export function readStyles(table: RtfGroup, { roles }: RtfTables): void {
  for (const style of table.groups) {
    if (hasWord(style, 'cs') || hasWord(style, 'ts')) continue
    const outline = findValue(style, 'outlinelevel')
    const role = roleOfStyle(style.text.split(';')[0] ?? '') ?? (outline !== undefined && outline < 9 ? levelOf(outline + 1) : null)
    const based = roles.get(findValue(style, 'sbasedon') ?? -1) ?? null
    if (role ?? based) roles.set(findValue(style, 's') ?? 0, role ?? based ?? 1)
  }
}

const definitions = new WeakMap<RtfTables, Map<number, { isOrdered: boolean; start: number }[]>>()

export function readLists(table: RtfGroup, tables: RtfTables): void {
  const found = new Map(
    findGroups(table, 'list').map((list) => [
      findValue(list, 'listid') ?? 0,
      findGroups(list, 'listlevel').map((level) => {
        const format = findValue(level, 'levelnfc') ?? findValue(level, 'levelnfcn') ?? 0
        return { isOrdered: format !== 23 && format !== 255, start: findValue(level, 'levelstartat') ?? 1 }
      }),
    ]),
  )
  definitions.set(tables, found)
}

export function readOverrides(table: RtfGroup, tables: RtfTables): void {
  for (const override of findGroups(table, 'listoverride')) {
    const id = findValue(override, 'listid') ?? 0
    const levels = definitions.get(tables)?.get(id) ?? []
    const changed = findGroups(override, 'lfolevel').map((level) => findValue(level, 'levelstartat'))
    const starts = levels.map((level, index) => ({ ...level, start: changed[index] ?? level.start }))
    tables.lists.set(findValue(override, 'ls') ?? 0, {
      id: String(id),
      levels: starts,
      restarts: findGroups(override, 'lfolevel').some((level) => hasWord(level, 'listoverridestartat')),
    })
  }
}
