import { mapAddress } from '#lib/coordinates.ts'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { isSafeHref, linkedStory, type MarkName, type NodeName, rowOf } from '#newsroom/articles/nodes.ts'
import { type AlignedCells, alignTable, type PlacedCell, placeCells } from '#newsroom/articles/table-columns.ts'

export type MarkdownOptions = {
  /** The file of a picture; null leaves the picture out. */
  picture?: (mediaId: string) => string | null
  /** The file of a sound, video or document; null leaves it out. */
  attachment?: (attachmentId: string) => string | null
  /** The live story of a card; null leaves the card out. */
  related?: (articleId: string) => { headline: string; url: string } | null
}

/**
 * A story's text as Markdown: CommonMark, with tables and struck words as GitHub writes them. Open suggestions are written as if refused.
 * Blocks that Markdown does not know are written as those that it knows: a box as a quotation with a bold title.
 */
export const documentToMarkdown = (document: ArticleDocument, options: MarkdownOptions = {}): string => {
  const toUrn = (id: string) => `urn:uuid:${id}`
  const given = { picture: toUrn, attachment: toUrn, related: () => null, ...options }
  const notes: string[] = []
  const text = blocksIn(document, { ...given, notes })
  return `${[text, ...notes.map((words, at) => `[^${at + 1}]: ${escapeWords(words).replaceAll('\n', ' ')}`)].join('\n\n')}\n`
}

/** `notes`: the footnotes so far. */
type Options = Required<MarkdownOptions> & { notes: string[] }
/** A block as lines, without an empty line after it; "" for one that is left out. */
type WriteBlock = (node: DocumentNode, options: Options) => string
type WriteMark = (mark: DocumentMark, inside: string, options: Options) => string

const blocksIn = ({ content = [] }: ArticleDocument | DocumentNode, options: Options, between = '\n\n'): string =>
  content
    .map((node) => writeBlock(node, options))
    .filter((block) => block !== '')
    .join(between)

const writeBlock = (node: DocumentNode, options: Options): string => rowOf<NodeName, WriteBlock>(nodes, node.type)(node, options)

const quote = (node: DocumentNode, options: Options): string => indent(blocksIn(node, options), '> ', '> ')

/** The first line after `first`, every other after `rest`. */
const indent = (block: string, first: string, rest: string): string =>
  block
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join('\n')

const nodes = {
  doc: blocksIn,
  paragraph: (node, options) => guardStart(lineOf(node, options)),
  heading: (node, options) => `${node.attrs?.level === 3 ? '###' : '##'} ${oneLine(lineOf(node, options))}`.trim(),
  bulletList: (node, options) => (node.content ?? []).map((item) => indent(itemOf(item, options), '- ', '  ')).join('\n'),
  orderedList: (node, options) =>
    (node.content ?? [])
      .map((item, index) => {
        const number = `${Number(node.attrs?.start ?? 1) + index}. `
        return indent(itemOf(item, options), number, ' '.repeat(number.length))
      })
      .join('\n'),
  listItem: (node, options) => blocksIn(node, options),
  blockquote: quote,
  pullQuote: quote,
  attribution: (node, options) => `— ${lineOf(node, options)}`,
  preformatted: (node) => fence(wordsIn(node)),
  box: quote,
  title: (node, options) => {
    const title = oneLine(lineOf(node, options))
    return title && `**${title.replaceAll('**', '')}**`
  },
  pictures: (node, options) => blocksIn(node, options),
  tableFigure: (node, options) => blocksIn(node, options),
  picture: ({ attrs = {} }, { picture }) => {
    const url = picture(String(attrs.mediaId))
    const words = [attrs.caption, attrs.credit].map((text) => lineToMarkdown(String(text ?? ''))).filter(Boolean)
    return url === null ? '' : [`![${lineToMarkdown(String(attrs.alt ?? ''))}](<${url}>)`, ...words].join('  \n')
  },
  audio: writeAttachment,
  video: writeAttachment,
  document: writeAttachment,
  relatedStory: ({ attrs = {} }, { related }) => {
    const story = related(String(attrs.articleId))
    return story ? `[${escapeWords(story.headline)}](<${story.url}>)` : ''
  },
  readAlso: (node, options) => {
    const stories = (node.content ?? []).map((story) => writeBlock(story, options)).filter(Boolean)
    return stories.map((story) => `- ${story}`).join('\n')
  },
  embed: (node, options) => {
    const embed = embedOf(node.attrs?.embedId)
    const link = embed && indent(`[${escapeWords(embed.name)}](<${embed.address}>)`, '> ', '> ')
    return [quote(node, options), link].filter(Boolean).join('\n>\n')
  },
  map: (node, options) => {
    const address = mapAddress(node.attrs?.coordinates)
    return [blocksIn(node, options), address && `[OpenStreetMap](<${address}>)`].filter(Boolean).join('\n\n')
  },
  horizontalRule: () => '---',
  table: writeTable,
  tableRow: () => '',
  tableHeader: () => '',
  tableCell: () => '',
  footnote: ({ attrs = {} }, { notes }) => (attrs.words ? `[^${notes.push(String(attrs.words))}]` : ''),
  hardBreak: () => '\\\n',
  text: writeWords,
} satisfies Record<NodeName, WriteBlock>

/** A link with what is said of it; a transcript follows as a quotation. */
function writeAttachment({ type, attrs = {} }: DocumentNode, { attachment }: Options): string {
  const url = attachment(String(attrs.attachmentId))
  if (url === null) return ''
  const [title, caption, credit] = [attrs.title, attrs.caption, attrs.credit].map((text) => lineToMarkdown(String(text ?? '')))
  const transcript = String(attrs.transcript ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => `> ${escapeWords(line)}`)
    .join('\n>\n')
  const lines = [`[${title || type}](<${url}>)`, caption, credit].filter(Boolean).join('  \n')
  return [lines, transcript].filter(Boolean).join('\n\n')
}

const marks = {
  bold: (_, inside) => around('**', inside),
  italic: (_, inside) => around('*', inside),
  superscript: (_, inside) => `<sup>${inside}</sup>`,
  subscript: (_, inside) => `<sub>${inside}</sub>`,
  strikethrough: (_, inside) => around('~~', inside),
  link: ({ attrs }, inside, { related }) => {
    const id = linkedStory(attrs?.href)
    const href = id ? related(id)?.url : attrs?.href
    return isSafeHref(href) ? `[${inside}](<${href.replace(/[<>]/g, encodeURIComponent)}>)` : inside
  },
  language: (_, inside) => inside,
  abbreviation: (_, inside) => inside,
  insertion: () => '',
  deletion: (_, inside) => inside,
  modification: (_, inside) => inside,
  comment: (_, inside) => inside,
  aligned: (_, inside) => inside,
} satisfies Record<MarkName, WriteMark>

/** Markdown knows no mark that begins or ends with a space. */
function around(sign: string, inside: string): string {
  const words = inside.trim()
  return words === '' ? inside : inside.replace(words, () => `${sign}${words}${sign}`)
}

const lineOf = ({ content = [] }: DocumentNode, options: Options): string => content.map((node) => writeBlock(node, options)).join('')

const oneLine = (line: string): string => line.replaceAll('\\\n', ' ').replaceAll('\n', ' ')

function writeWords({ text = '', marks: carried = [] }: DocumentNode, options: Options): string {
  return carried.reduceRight(
    (inside, mark) => inside && rowOf<MarkName, WriteMark>(marks, mark.type)(mark, inside, options),
    escapeWords(text),
  )
}

/** Signs that mean something within a line. */
const escapeWords = (text: string): string => text.replace(/[\\`*_[\]<>&~|]/g, '\\$&')

/** Words without blocks or marks, as one line. */
export const lineToMarkdown = (text: string): string => escapeWords(text).replaceAll('\n', ' ')

/** Signs that mean something at the start of a line. */
const guardStart = (line: string): string => line.replace(/^(\s*)([#+=-])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')

const wordsIn = ({ content = [] }: DocumentNode): string =>
  content.map(({ type, text = '' }) => (type === 'hardBreak' ? '\n' : text)).join('')

/** A fence that is longer than any in the words. */
function fence(words: string): string {
  const longest = Math.max(2, ...[...words.matchAll(/`+/g)].map(([run]) => run.length))
  const sign = '`'.repeat(longest + 1)
  return `${sign}\n${words}\n${sign}`
}

/** The blocks of an item: a list in it follows its paragraph at once. */
const itemOf = (item: DocumentNode, options: Options): string =>
  (item.content ?? [])
    .map((node, index) => {
      const block = writeBlock(node, options)
      return index === 0 ? block : node.type.endsWith('List') ? `\n${block}` : `\n\n${block}`
    })
    .join('')

/** Merged cells are written as one cell and empty ones; GitHub's tables begin with a row of headings. */
function writeTable(table: DocumentNode, options: Options): string {
  const cells = placeCells(table)
  const columns = Math.max(1, ...cells.map(({ column, columns: wide }) => column + wide))
  const rows = (table.content ?? []).map(() => Array.from({ length: columns }, () => ''))
  for (const { cell, row, column } of cells) rows[row]?.splice(column, 1, oneLine(blocksIn(cell, options, '<br>')))
  const line = (words: readonly string[]) => `| ${words.join(' | ')} |`
  const hasHeadings = table.content?.[0]?.content?.every(({ type }) => type === 'tableHeader')
  const [head = [], ...body] = hasHeadings ? rows : [Array.from({ length: columns }, () => ''), ...rows]
  return [line(head), line(rulesOf(cells, columns, alignTable(table))), ...body.map(line)].join('\n')
}

/** The line below the headings, which says how each column is aligned. */
const rulesOf = (cells: readonly PlacedCell[], columns: number, aligned: AlignedCells): string[] =>
  Array.from({ length: columns }, (_, at) => {
    const [to] = cells.flatMap(({ cell, column, columns: wide }) => (column === at && wide === 1 ? (aligned.get(cell)?.to ?? []) : []))
    return { left: ':--', center: ':-:', right: '--:', none: '---' }[to ?? 'none']
  })
