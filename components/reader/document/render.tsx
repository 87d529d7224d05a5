import { Fragment, type ReactNode } from 'react'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { type MarkName, type NodeName, type PictureLayout, pictureLayouts, rowOf } from '#newsroom/articles/nodes.ts'
import { type AlignedCells, alignCells } from '#newsroom/articles/table-columns.ts'
import { DocumentLink, Recording } from './attachments.tsx'
import { Box } from './box.tsx'
import type { Surroundings } from './context.ts'
import { EmbedCard } from './embed-card.tsx'
import { PlaceMap } from './map.tsx'
import { type NoteNumbers, NoteReference, Notes, numberNotes } from './notes.tsx'
import { PictureNode, Pictures } from './picture.tsx'
import { Quotation } from './quotation.tsx'
import { ListedStory, ReadAlso } from './read-also.tsx'
import { RelatedStory } from './related-story.tsx'
import { StoryLink } from './story-link.tsx'
import { Cell, Table } from './table.tsx'
import { TableFigure } from './table-figure.tsx'

type Around = Surroundings & {
  aligned: AlignedCells
  notes: NoteNumbers
  titleIn: 'h2' | 'p' | 'figcaption'
  layout: PictureLayout | null
  isCard: boolean
  isList: boolean
}
type DrawNode = (props: { node: DocumentNode; children: ReactNode; around: Around }) => ReactNode
type DrawMark = (props: { mark: DocumentMark; children: ReactNode; around: Around }) => ReactNode

/** The components by node type: other nodes cannot be rendered. The keys are the schema's (newsroom/articles/nodes.ts). */
const nodes = {
  doc: ({ children }) => children,
  paragraph: ({ children }) => <p>{children}</p>,
  heading: ({ node, children }) => (node.attrs?.level === 3 ? <h3>{children}</h3> : <h2>{children}</h2>),
  bulletList: ({ children }) => <ul>{children}</ul>,
  orderedList: ({ node, children }) => <ol start={startOf(node)}>{children}</ol>,
  listItem: ({ children }) => <li>{children}</li>,
  blockquote: Quotation,
  pullQuote: Quotation,
  attribution: ({ children, around: { isCard } }) => <p className={isCard ? 'by' : undefined}>{children}</p>,
  preformatted: ({ children }) => <pre>{children}</pre>,
  box: Box,
  title: ({ node, children, around: { titleIn: Title } }) => (node.content?.length ? <Title className="title">{children}</Title> : null),
  picture: PictureNode,
  pictures: Pictures,
  audio: Recording,
  video: Recording,
  document: DocumentLink,
  relatedStory: ({ node, around }) =>
    around.isList ? <ListedStory node={node} around={around} /> : <RelatedStory node={node} around={around} />,
  readAlso: ReadAlso,
  embed: EmbedCard,
  map: PlaceMap,
  horizontalRule: () => <hr />,
  table: Table,
  tableFigure: TableFigure,
  tableRow: ({ children }) => <tr>{children}</tr>,
  tableHeader: ({ node, children, around }) => (
    <Cell kind="th" node={node} aligned={around.aligned.get(node)}>
      {children}
    </Cell>
  ),
  tableCell: ({ node, children, around }) => (
    <Cell kind="td" node={node} aligned={around.aligned.get(node)}>
      {children}
    </Cell>
  ),
  footnote: NoteReference,
  hardBreak: () => <br />,
  text: ({ node, around }) =>
    (node.marks ?? []).reduceRight<ReactNode>(
      (children, mark) => rowOf<MarkName, DrawMark>(marks, mark.type)({ mark, children, around }),
      node.text,
    ),
} satisfies Record<NodeName, DrawNode>

/** Open suggestions are rendered as if refused: insertions left out, deletions kept. */
const marks = {
  bold: ({ children }) => <strong>{children}</strong>,
  italic: ({ children }) => <em>{children}</em>,
  superscript: ({ children }) => <sup>{children}</sup>,
  subscript: ({ children }) => <sub>{children}</sub>,
  strikethrough: ({ children }) => <s>{children}</s>,
  link: StoryLink,
  language: ({ mark, children }) => <OtherLanguage code={String(mark.attrs?.code)}>{children}</OtherLanguage>,
  abbreviation: ({ mark, children }) => <abbr title={String(mark.attrs?.title)}>{children}</abbr>,
  insertion: () => null,
  deletion: ({ children }) => children,
  modification: ({ children }) => children,
  comment: ({ children }) => children,
  aligned: ({ children }) => children,
} satisfies Record<MarkName, DrawMark>

/** Words that a screen reader says in their own language, and that run in its direction. */
function OtherLanguage({ code, children }: { code: string; children: ReactNode }) {
  return (
    <span lang={code} dir="auto">
      {children}
    </span>
  )
}

/** A story's text as React elements, never as an HTML string. */
export function StoryText({ body, ...around }: Surroundings & { body: ArticleDocument }) {
  const notes = numberNotes(body)
  return (
    <>
      {draw(body, { ...around, notes, aligned: alignCells(body), titleIn: 'h2', layout: null, isCard: false, isList: false })}
      <Notes edition={around.edition} notes={notes} />
    </>
  )
}

function draw(node: DocumentNode | ArticleDocument, around: Around): ReactNode {
  const inside = aroundIn(node, around)
  const children = node.content?.map((child, index) => <Fragment key={placeOf(index)}>{draw(child, inside)}</Fragment>)
  return rowOf<NodeName, DrawNode>(nodes, node.type)({ node, children, around })
}

/** What a node says of how the nodes in it are drawn. */
function aroundIn(node: DocumentNode | ArticleDocument, around: Around): Around {
  const { type, attrs }: Pick<DocumentNode, 'type' | 'attrs'> = node
  if (type === 'tableFigure') return { ...around, titleIn: 'figcaption' }
  if (type === 'embed') return { ...around, titleIn: 'p', isCard: true }
  if (type === 'map') return { ...around, titleIn: 'p' }
  if (type === 'readAlso') return { ...around, isList: true }
  if (type === 'box') return { ...around, titleIn: attrs?.kind === 'moment' ? 'p' : 'h2' }
  return type === 'pictures' ? { ...around, layout: pictureLayouts.find((each) => each === attrs?.layout) ?? null } : around
}

const startOf = (node: DocumentNode) => (typeof node.attrs?.start === 'number' && node.attrs.start !== 1 ? node.attrs.start : undefined)
/** Index keys are fine: a text is rendered once, on the server. */
const placeOf = (index: number) => index
