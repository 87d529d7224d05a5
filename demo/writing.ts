import type { DocumentMark, DocumentNode, Picture } from '#lib/document-types.ts'
import { type Alignment, type BoxKind, type FigureShape, type PictureLayout, storyHref } from '#newsroom/articles/nodes.ts'
import type { AttachmentKey } from './attachments.ts'
import type { AuthorKey } from './authors.ts'
import type { DemoLanguage } from './languages.ts'
import type { PictureKey } from './pictures.ts'
import type { SectionKey } from './sections.ts'
import type { TopicKey } from './topics.ts'

/** A story of the demo as it is written in code. The key is its slug; `twin` is the key of the story in another language. */
export type DemoStory = {
  key: string
  language: DemoLanguage
  twinOf?: string
  section: SectionKey
  authors: readonly AuthorKey[]
  topics: readonly TopicKey[]
  headline: string
  dek: string
  hero?: PictureKey
  body: readonly Block[]
}

/** Resolves the keys of pictures and stories, which get ids only in the newsroom. */
export type Names = {
  picture: (key: PictureKey) => Picture
  /** The id of the sound, video, document or captions with this key. */
  attachment: (key: AttachmentKey) => string
  /** The id of the story with this key. */
  story: (key: string) => string
  /** The public path of the story with this key. */
  address: (key: string) => string
}
export type Block = (names: Names) => DocumentNode

/*
 * The blocks. Text knows **bold**, _italic_, [a link](https://…), [the address of one of our stories](story:its-key), [one of our stories that is in already](our:its-key), ^raised^, ~lowered~ and ~~struck~~ signs, ((a footnote)), {fr|words of another language}, {=full form|an abbreviation}, and a new line.
 */
export const p =
  (text: string): Block =>
  (names) => ({ type: 'paragraph', content: inline(text, names) })

export const h2 =
  (text: string): Block =>
  (names) => ({ type: 'heading', attrs: { level: 2 }, content: inline(text, names) })

export const h3 =
  (text: string): Block =>
  (names) => ({ type: 'heading', attrs: { level: 3 }, content: inline(text, names) })

export const quote =
  (...paragraphs: string[]): Block =>
  (names) => ({ type: 'blockquote', content: paragraphs.map((text) => p(text)(names)) })

/** A quotation with its source. */
export const cite =
  (words: string, by: string, kind: 'blockquote' | 'pullQuote' = 'blockquote'): Block =>
  (names) => ({ type: kind, content: [p(words)(names), { type: 'attribution', content: inline(by, names) }] })

/** Verse or code, as it stands: its lines. */
export const asItStands =
  (text: string): Block =>
  (names) => ({ type: 'preformatted', content: inline(text, names) })

const title = (text: string, names: Names): DocumentNode[] => (text === '' ? [] : [{ type: 'title', content: inline(text, names) }])

/** A box: facts, key points (which need no title), a question with its answer, a moment of a timeline. */
export const box =
  (kind: BoxKind, heading: string, ...inside: Block[]): Block =>
  (names) => ({ type: 'box', attrs: { kind }, content: [...title(heading, names), ...inside.map((block) => block(names))] })

/** A list item: its text, or its text and a nested list. */
type Item = string | readonly [string, Block]
const item =
  (entry: Item): Block =>
  (names) => ({ type: 'listItem', content: typeof entry === 'string' ? [p(entry)(names)] : [p(entry[0])(names), entry[1](names)] })

export const list =
  (...items: Item[]): Block =>
  (names) => ({ type: 'bulletList', content: items.map((entry) => item(entry)(names)) })

export const numbered =
  (...items: Item[]): Block =>
  (names) => ({ type: 'orderedList', content: items.map((entry) => item(entry)(names)) })

export const divider: Block = () => ({ type: 'horizontalRule' })

/** A picture in the text, with its own caption or the library's. */
export const picture =
  (key: PictureKey, caption?: string): Block =>
  (names) => {
    const shown = names.picture(key)
    return { type: 'picture', attrs: { ...shown, caption: caption ?? shown.caption } }
  }

/** Pictures that are wider than the text, side by side or a gallery. */
export const pictures =
  (layout: PictureLayout, ...keys: PictureKey[]): Block =>
  (names) => ({ type: 'pictures', attrs: { layout }, content: keys.map((key) => picture(key)(names)) })

type Said = { title: string; caption: string; credit: string }

export const sound =
  (key: AttachmentKey, words: Said & { transcript: string }): Block =>
  (names) => ({ type: 'audio', attrs: { attachmentId: names.attachment(key), ...words } })

/** A video with its captions, and the picture that stands there until it is played. */
export const film =
  (key: AttachmentKey, captions: AttachmentKey, still: PictureKey, words: Said): Block =>
  (names) => ({
    type: 'video',
    attrs: {
      ...{ attachmentId: names.attachment(key), captionsId: names.attachment(captions), mediaId: names.picture(still).mediaId },
      ...{ ...words, transcript: '' },
    },
  })

export const paper =
  (key: AttachmentKey, words: Said): Block =>
  (names) => ({ type: 'document', attrs: { attachmentId: names.attachment(key), ...words } })
/** A list of our stories. */
export const readAlso =
  (...keys: string[]): Block =>
  (names) => ({ type: 'readAlso', content: keys.map((key) => related(key)(names)) })

export const related =
  (key: string): Block =>
  (names) => ({ type: 'relatedStory', attrs: { articleId: names.story(key) } })

/** A card for what others show. */
export const embed =
  (embedId: string, heading: string, text: string, author: string): Block =>
  (names) => ({
    type: 'embed',
    attrs: { embedId },
    content: [...title(heading, names), p(text)(names), { type: 'attribution', content: inline(author, names) }],
  })

/** A place on a picture that shows it: the marker in percent from the left and from the top. */
export const map =
  (key: PictureKey, marker: readonly [x: number, y: number], place: string, coordinates = ''): Block =>
  (names) => ({
    type: 'map',
    attrs: { marker: { x: marker[0], y: marker[1] }, coordinates },
    content: [picture(key)(names), ...title(place, names)],
  })

/** A cell of a table: its words; where it is more than one column wide, or its column is aligned, with that. `isHead`: it names its row. */
type Cell = string | { text: string; columns?: number; rows?: number; to?: Alignment; isHead?: boolean }

function cellOf(cell: Cell, kind: 'tableHeader' | 'tableCell', names: Names): DocumentNode {
  const { text, columns = 1, rows = 1, to, isHead = false } = typeof cell === 'string' ? { text: cell } : cell
  const paragraph = { ...p(text)(names), ...(to && { marks: [{ type: 'aligned', attrs: { to } }] }) }
  return {
    type: isHead ? 'tableHeader' : kind,
    ...(columns + rows > 2 && { attrs: { colspan: columns, rowspan: rows } }),
    content: [paragraph],
  }
}

export const table =
  (head: readonly Cell[], ...rows: readonly (readonly Cell[])[]): Block =>
  (names) => ({
    type: 'table',
    content: [head, ...rows].map((row, at) => ({
      type: 'tableRow',
      content: row.map((cell) => cellOf(cell, at === 0 ? 'tableHeader' : 'tableCell', names)),
    })),
  })

/** A table with its title, which readers see as a table or as a chart. */
export const figure =
  (drawnAs: FigureShape, heading: string, figures: Block): Block =>
  (names) => ({ type: 'tableFigure', attrs: { drawnAs }, content: [...title(heading, names), figures(names)] })

/** The order in which the schema keeps marks. */
const rank = ['bold', 'italic', 'superscript', 'subscript', 'strikethrough', 'link', 'language', 'abbreviation']
const markup =
  /\{(?<about>[^{}|]+)\|(?<said>[^{}|]+)\}|\(\((?<note>[^()\n]+)\)\)|\*\*(?<bold>.+?)\*\*|_(?<italic>.+?)_|\^(?<raised>[^^\n]+)\^|~~(?<struck>[^~\n]+)~~|~(?<lowered>[^~\n]+)~|\[(?<text>[^\]]+)\]\((?<href>[^)]+)\)|(?<newLine>\n)/su

function inline(text: string, names: Names, marks: readonly DocumentMark[] = []): DocumentNode[] {
  if (text === '') return []
  const found = markup.exec(text)
  if (!found?.groups) return [{ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) }]
  const { about, said, note, bold, italic, raised, lowered, struck, text: linked, href } = found.groups
  const within = (inner: string, mark: DocumentMark) =>
    inline(
      inner,
      names,
      [...marks, mark].sort((one, two) => rank.indexOf(one.type) - rank.indexOf(two.type)),
    )
  return [
    ...inline(text.slice(0, found.index), names, marks),
    ...(bold !== undefined
      ? within(bold, { type: 'bold' })
      : italic !== undefined
        ? within(italic, { type: 'italic' })
        : raised !== undefined
          ? within(raised, { type: 'superscript' })
          : struck !== undefined
            ? within(struck, { type: 'strikethrough' })
            : lowered !== undefined
              ? within(lowered, { type: 'subscript' })
              : linked !== undefined && href !== undefined
                ? within(linked, { type: 'link', attrs: { href: hrefOf(href, names) } })
                : said !== undefined && about !== undefined
                  ? within(said, aboutWords(about))
                  : [note === undefined ? { type: 'hardBreak' } : { type: 'footnote', attrs: { words: note } }]),
    ...inline(text.slice(found.index + found[0].length), names, marks),
  ]
}

const aboutWords = (about: string): DocumentMark =>
  about.startsWith('=') ? { type: 'abbreviation', attrs: { title: about.slice(1) } } : { type: 'language', attrs: { code: about } }

function hrefOf(written: string, names: Names): string {
  if (written.startsWith('our:')) return storyHref(names.story(written.slice('our:'.length)))
  return written.startsWith('story:') ? names.address(written.slice('story:'.length)) : written
}
