import { longestTranscript } from '#lib/attachments.ts'
import { cleanText } from '#lib/clean-text.ts'
import { coordinatesOf } from '#lib/coordinates.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { isMarker, middle } from './marker.ts'

/** `isText`: text written by people, which is cleaned like all text. */
export type Attribute = { default?: unknown; isText?: boolean; isValid: (value: unknown) => boolean }
/** `isSuggestion`: a suggestion that somebody must accept or refuse before the text can be published. */
export type MarkSpec = { attrs?: Record<string, Attribute>; isSuggestion?: boolean; inclusive?: false }

/** `label`: the name of the node in the reports of imports. */
export type NodeSpec = {
  label: string
  group?: string
  inline?: boolean
  marks?: string
  defining?: boolean
  isolating?: boolean
  tableRole?: string
  attrs?: Record<string, Attribute>
} & (Holder | Leaf | Words)
type Holder = { content: string; atom?: never; inWords?: never }
/** A node without content; `inWords` is its replacement in plain text and in a list of changes. */
type Leaf = { content?: never; atom: true; inWords: (attrs: Readonly<Record<string, unknown>>) => string }
type Words = { content?: never; atom?: never; inWords?: never }

const isUuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
const text = (longest: number) => (value: unknown) => typeof value === 'string' && value.length <= longest && isStorable(value)
const words = (longest: number) => ({ default: '', isText: true, isValid: text(longest) })
const integer = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value)
/** Blocks, too, can be suggested: what they stand in allows these marks on them. */
const suggestionMarks = 'insertion deletion modification'
/** The marks of words: all but the one of paragraphs in a table. */
const wordMarks = `bold italic superscript subscript strikethrough link language abbreviation ${suggestionMarks} comment`
/** In the cells of a table. What says how a column is aligned is a mark, so that a program that does not know it refuses it (decision 0058). */
const cellMarks = `${suggestionMarks} aligned`
/**
 * Written so that Enter after a paragraph begins a paragraph: with “paragraph+ attribution?” ProseMirror would take the source for the usual block.
 * What may be missing can be put on and taken off by steps that keep what others write meanwhile.
 */
const quoted = '(paragraph+ attribution) | paragraph+'
const boxed = '(paragraph | heading | bulletList | orderedList)+'
const cellAttributes = {
  colspan: { default: 1, isValid: integer(1, 100) },
  rowspan: { default: 1, isValid: integer(1, 1000) },
  colwidth: { default: null, isValid: oneOf(null) },
}

const isUuidOrNull = (value: unknown) => value === null || isUuid(value)
const wordsOfAttachment = { title: words(300), caption: words(2000), credit: words(300) }
const inWordsOf =
  (label: string) =>
  ({ title, caption, credit, transcript }: Readonly<Record<string, unknown>>) =>
    [`[${label}] ${title || 'no title'}`, caption, credit && `Credit: ${credit}`, transcript].filter(Boolean).join('\n')

/** The characters of a footnote. */
export const longestNote = 2000

/** What a box is: facts beside the story, its key points, a question with its answer, a moment of a timeline. */
export const boxKinds = ['facts', 'points', 'answer', 'moment'] as const
export type BoxKind = (typeof boxKinds)[number]

/** Wider than the text, as wide as the page, side by side, or one after another in a strip that is scrolled. */
export const pictureLayouts = ['wide', 'full', 'row', 'gallery'] as const
export type PictureLayout = (typeof pictureLayouts)[number]

/** Where the words of a column stand. Without one, figures stand on the right and words where a line begins. */
export const alignments = ['left', 'center', 'right'] as const
export type Alignment = (typeof alignments)[number]

export const figureShapes = ['table', 'bars', 'lines', 'stacked'] as const
export type FigureShape = (typeof figureShapes)[number]

/**
 * The schema of a story's text, in ProseMirror's terms (content expressions, attribute validators). The editor's extensions, the validator,
 * the pages, the HTML and the importers take their nodes from here; anything else is refused. Add a new node here first: the compiler then
 * names every table that must know it.
 */
export const nodeSpecs = {
  doc: { label: 'Text', content: 'block+', marks: suggestionMarks },
  paragraph: { label: 'Paragraph', content: 'inline*', marks: wordMarks, group: 'block' },
  heading: {
    label: 'Subhead',
    content: 'inline*',
    marks: wordMarks,
    group: 'block',
    defining: true,
    attrs: { level: { default: 2, isValid: oneOf(2, 3) } },
  },
  bulletList: { label: 'List', content: 'listItem+', group: 'block', marks: suggestionMarks },
  orderedList: {
    label: 'Numbered list',
    content: 'listItem+',
    group: 'block',
    marks: suggestionMarks,
    attrs: { start: { default: 1, isValid: integer(0, 100_000) } },
  },
  listItem: { label: 'List item', content: 'paragraph (paragraph | bulletList | orderedList)*', marks: suggestionMarks, defining: true },
  blockquote: { label: 'Quotation', content: quoted, group: 'block', marks: suggestionMarks, defining: true },
  pullQuote: { label: 'Pull quote', content: quoted, group: 'block', marks: suggestionMarks, defining: true },
  // Who said it, or where it stands. Words and not an attribute: they are written together, suggested, commented on and compared like all words.
  attribution: { label: 'Source of a quotation', content: 'inline*', marks: wordMarks, defining: true },
  preformatted: { label: 'Preformatted text', content: 'inline*', marks: wordMarks, group: 'block', defining: true },
  box: {
    label: 'Box',
    content: `(title ${boxed}) | ${boxed}`,
    group: 'block',
    marks: suggestionMarks,
    defining: true,
    attrs: { kind: { default: 'facts', isValid: oneOf(...boxKinds) } },
  },
  title: { label: 'Title', content: 'inline*', marks: wordMarks, defining: true },
  picture: {
    label: 'Picture',
    group: 'block',
    atom: true,
    attrs: {
      mediaId: { isValid: isUuid },
      alt: words(1000),
      caption: words(2000),
      credit: words(300),
    },
    inWords: ({ alt, caption, credit }) =>
      [`[Picture] ${caption || 'no caption'}`, `Alt text: ${alt || 'none'}`, `Credit: ${credit || 'none'}`].join('\n'),
  },
  // Of our own: their files are attachments (db/schema/attachments.ts). What they say about them is this story's.
  audio: {
    label: 'Sound',
    group: 'block',
    atom: true,
    attrs: { attachmentId: { isValid: isUuid }, ...wordsOfAttachment, transcript: words(longestTranscript) },
    inWords: inWordsOf('Sound'),
  },
  video: {
    label: 'Video',
    group: 'block',
    atom: true,
    attrs: {
      attachmentId: { isValid: isUuid },
      captionsId: { default: null, isValid: isUuidOrNull },
      /** Of the picture that stands there until it is played. */
      mediaId: { default: null, isValid: isUuidOrNull },
      ...wordsOfAttachment,
      transcript: words(longestTranscript),
    },
    inWords: inWordsOf('Video'),
  },
  document: {
    label: 'Document',
    group: 'block',
    atom: true,
    attrs: { attachmentId: { isValid: isUuid }, ...wordsOfAttachment },
    inWords: inWordsOf('Document'),
  },
  relatedStory: {
    label: 'Related story',
    group: 'block',
    atom: true,
    attrs: { articleId: { isValid: isUuid } },
    inWords: ({ articleId }) => `[Related story ${String(articleId).slice(-6)}]`,
  },
  // Our stories that are worth reading with this one. Each is a card of its own, so that two people add and remove them at the same time.
  readAlso: { label: 'List of stories', content: 'relatedStory*', group: 'block', marks: suggestionMarks },
  // What others show: a card with our own words and picture for it, and the id by which readers find it there.
  embed: {
    label: 'Embed',
    content: 'picture? title paragraph* attribution?',
    group: 'block',
    marks: suggestionMarks,
    defining: true,
    isolating: true,
    attrs: { embedId: { isValid: (value) => embedOf(value) !== null } },
  },
  // Where a place is: a picture of ours that shows it whole, with one marker, and the name of the place. The picture stays a picture (decision 0058).
  map: {
    label: 'Map',
    content: 'picture? title',
    group: 'block',
    marks: suggestionMarks,
    defining: true,
    isolating: true,
    attrs: {
      marker: { default: middle, isValid: isMarker },
      /** Of the place, as lib/coordinates.ts writes them; none: ''. */
      coordinates: { default: '', isValid: (value) => value === '' || coordinatesOf(value) !== null },
    },
  },
  horizontalRule: { label: 'Divider', group: 'block', atom: true, inWords: () => '[Divider]' },
  table: { label: 'Table', content: 'tableRow+', group: 'block', isolating: true, tableRole: 'table' },
  tableRow: { label: 'Row of a table', content: '(tableHeader | tableCell)+', tableRole: 'row' },
  tableHeader: {
    label: 'Heading of a table',
    content: 'paragraph+',
    marks: cellMarks,
    isolating: true,
    tableRole: 'header_cell',
    attrs: cellAttributes,
  },
  tableCell: {
    label: 'Cell of a table',
    content: 'paragraph+',
    marks: cellMarks,
    isolating: true,
    tableRole: 'cell',
    attrs: cellAttributes,
  },
  // A picture and a table stay what they were: what is around them says how they are shown, so that a program that does not know it refuses it.
  pictures: {
    label: 'Pictures',
    content: 'picture*',
    group: 'block',
    marks: suggestionMarks,
    attrs: { layout: { default: 'row', isValid: oneOf(...pictureLayouts) } },
  },
  tableFigure: {
    label: 'Table with a title',
    content: '(title table) | table',
    group: 'block',
    isolating: true,
    attrs: { drawnAs: { default: 'table', isValid: oneOf(...figureShapes) } },
  },
  // Words and not blocks: a note stands beside the text, and is read in one go.
  footnote: {
    label: 'Footnote',
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { words: words(longestNote) },
    inWords: ({ words }) => ` [${String(words).replaceAll('\n', ' ')}]`,
  },
  hardBreak: { label: 'Line break', group: 'inline', inline: true, atom: true, inWords: () => '\n' },
  text: { label: 'Words', group: 'inline', inline: true },
} satisfies Record<string, NodeSpec>

export const markSpecs = {
  bold: {},
  italic: {},
  superscript: {},
  subscript: {},
  strikethrough: {},
  link: { attrs: { href: { isValid: isLinkHref } } },
  // Words of another language than the story's, and what an abbreviation stands for. What is typed after them is none of them.
  language: { attrs: { code: { isValid: isLanguageCode } }, inclusive: false },
  abbreviation: { attrs: { title: { isValid: isAbbreviated } }, inclusive: false },
  // On words, pictures, lists: they are suggested, or suggested to go. On a paragraph, subhead or list item: where it begins is.
  insertion: { attrs: { id: { isValid: text(64) } }, isSuggestion: true, inclusive: false },
  deletion: { attrs: { id: { isValid: text(64) } }, isSuggestion: true, inclusive: false },
  modification: {
    attrs: { id: { isValid: text(64) }, before: { default: null, isValid: isBefore } },
    isSuggestion: true,
    inclusive: false,
  },
  comment: { attrs: { id: { isValid: text(64) } } },
  // On the paragraphs of a cell: how its column is aligned.
  aligned: { attrs: { to: { isValid: oneOf(...alignments) } } },
} satisfies Record<string, MarkSpec>

export type NodeName = keyof typeof nodeSpecs
export type MarkName = keyof typeof markSpecs

/** A row of a table over nodes or marks. Throws for an unknown name: stored JSON has been validated. */
export function rowOf<Name extends string, Row>(table: Readonly<Record<Name, Row>>, name: string): Row {
  if (!Object.hasOwn(table, name)) throw new Error(`“${name}” is not a part of a story`)
  return table[name as Name] // checked with hasOwn above
}

export const markSpecOf = (name: string): MarkSpec => rowOf<MarkName, MarkSpec>(markSpecs, name)
export const nodeSpecOf = (name: string): NodeSpec => rowOf<NodeName, NodeSpec>(nodeSpecs, name)

/** Whether a node holds words itself, as a paragraph does, and no other blocks. */
export const holdsWords = (name: string): boolean => nodeSpecOf(name).content === 'inline*'

/** What a suggestion changed: the formats of words, or the kind and attributes of a block. Null: not known. */
export type Before =
  | { marks: { type: string; attrs?: Record<string, unknown> }[] }
  | { type: string; attrs: Record<string, unknown> }
  | null

function isBefore(value: unknown): boolean {
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const { marks, type, attrs, ...rest } = value as Record<string, unknown>
  if (Object.keys(rest).length > 0) return false
  if (marks === undefined) return hasValidAttributes<NodeName, NodeSpec>(nodeSpecs, { type, attrs })
  return (
    type === undefined &&
    attrs === undefined &&
    Array.isArray(marks) &&
    marks.length < 10 &&
    marks.every(
      (mark) => hasValidAttributes<MarkName, MarkSpec>(markSpecs, mark) && !markSpecOf((mark as { type: string }).type).isSuggestion,
    )
  )
}

function hasValidAttributes<Name extends string, Row extends { attrs?: Record<string, Attribute> }>(
  table: Readonly<Record<Name, Row>>,
  value: unknown,
): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { type, attrs = {}, ...rest } = value as Record<string, unknown>
  if (Object.keys(rest).length > 0 || typeof type !== 'string' || !Object.hasOwn(table, type)) return false
  if (typeof attrs !== 'object' || attrs === null) return false
  const known: Record<string, Attribute> = table[type as Name].attrs ?? {} // checked with hasOwn above
  const isMissing = ([name, { default: value }]: [string, Attribute]) => value === undefined && !Object.hasOwn(attrs, name)
  if (Object.entries(known).some(isMissing)) return false
  return Object.entries(attrs).every(([name, given]) => Object.hasOwn(known, name) && known[name]?.isValid(given))
}

/** Postgres stores neither NUL nor an unpaired surrogate, in text or in jsonb. */
export const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed()

/** The tag of a language (BCP 47), in its usual shape: “uk”, “pt-BR”, “zh-Hant-TW”. */
export function isLanguageCode(code: unknown): code is string {
  return typeof code === 'string' && code.length <= 20 && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(code)
}

/** The characters of what an abbreviation stands for. */
export const longestTitle = 200

/** What an abbreviation stands for: a cleaned line. */
export function isAbbreviated(title: unknown): title is string {
  return (
    typeof title === 'string' && title.length <= longestTitle && title !== '' && cleanText(title).trim() === title && !title.includes('\n')
  )
}

/** A link to one of our stories, which follows it wherever it goes: its address is looked up when a page is made (decision 0075). */
export const storyHref = (articleId: string): string => `${storyScheme}${articleId}`
const storyScheme = 'story:'

/** The id of our story that a link leads to; null for any other link. */
export function linkedStory(href: unknown): string | null {
  const id = typeof href === 'string' && href.startsWith(storyScheme) ? href.slice(storyScheme.length) : null
  return id !== null && isUuid(id) ? id : null
}

/** What a link of a story may lead to: an address, or a story of ours. */
export function isLinkHref(href: unknown): href is string {
  return isSafeHref(href) || linkedStory(href) !== null
}

/** http, https, mailto, tel, or a path of our site. Parsed like a browser (WHATWG URL); whitespace and control characters are refused. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2048 || /[\u0000-\u0020\u007f-\u009f]/.test(href)) return false
  if (href.startsWith('/')) return !/^\/[/\\]/.test(href)
  return URL.canParse(href) && ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(href).protocol)
}
