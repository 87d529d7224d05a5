import type { ReactNode } from 'react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { AttachmentChange, AttachmentLeaf } from '#components/editor/nodes/attachments/compared-attachment.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { ChangeMark } from '#components/workflow/change-mark.tsx'
import { blockNameInWords, markerInWords } from '#components/workflow/change-words.ts'
import { ComparedWords } from '#components/workflow/compared-words.tsx'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import type { Compared, ComparedStory } from '#newsroom/articles/compare-stories.ts'
import { markerOf } from '#newsroom/articles/marker.ts'
import { holdsWords } from '#newsroom/articles/nodes.ts'
import { blockInWords } from '#newsroom/articles/plain-text.ts'
import { alignmentIn } from '#newsroom/articles/table-columns.ts'
import { useWords } from '#words'

/** The story with every change in it, as readers see it. */
export function ComparedText({ headline, dek, blocks }: ComparedStory) {
  return (
    <div className="story-text">
      <div className="text">
        <p className="story-headline">
          <Line pieces={headline} />
        </p>
        <p className="story-dek">
          <Line pieces={dek} />
        </p>
        <div className="story-hero" />
        {withKeys(blocks).map(([key, block]) => (
          <Block key={key} compared={block} />
        ))}
      </div>
    </div>
  )
}

/** The places in which two texts differ. */
export const countChanges = ({ headline, dek, blocks }: ComparedStory): number =>
  [...headline, ...dek, ...blocks].reduce((sum, each) => sum + changesIn(each), 0)

function changesIn(compared: Compared): number {
  if (compared.is === 'same') return 0
  if (compared.is !== 'changed' || compared.content.length === 0) return 1
  return (isSameShell(compared) ? 0 : 1) + compared.content.reduce((sum, each) => sum + changesIn(each), 0)
}

type Changed = Extract<Compared, { is: 'changed' }>
/** What became of all the words in a block. */
type Fate = Exclude<Compared['is'], 'changed'>

const isSameShell = ({ before, after }: Changed): boolean =>
  before.type === after.type &&
  JSON.stringify(before.attrs ?? {}) === JSON.stringify(after.attrs ?? {}) &&
  alignmentIn(before.marks ?? []) === alignmentIn(after.marks ?? [])

/** Lists of a comparison have no ids and never change on the screen: the place is the key. */
const withKeys = <Each,>(list: readonly Each[]): [string, Each][] => list.map((each, place) => [String(place), each])

function Block({ compared }: { compared: Compared }) {
  const say = useWords()
  if (compared.is !== 'changed') return <Whole node={compared.node} fate={compared.is} />
  const { before, after, content } = compared
  if (after.type === 'picture') return <PictureChange before={before} after={after} />
  if (isAttachment(after))
    return <AttachmentChange {...{ before, after }} compare={(was, is) => <ComparedWords before={was} after={is} />} />
  const isLine = holdsWords(after.type)
  return (
    <Shell node={after} note={isSameShell(compared) ? undefined : noteOf(say, compared)}>
      {isLine ? <Line pieces={content} /> : withKeys(content).map(([key, each]) => <Block key={key} compared={each} />)}
    </Shell>
  )
}

/** What a block was; of a paragraph in a table, how its column was aligned. */
function noteOf(say: Say, { before, after }: Changed): string {
  const [was, is] = [before, after].map(({ marks = [] }) => alignmentIn(marks))
  if (was !== is) return say(`editor.align-${is ?? 'auto'}`)
  return say('history.was', { block: before.type === 'map' ? placeInWords(say, before) : blockNameInWords(say, before) })
}

/** Where a map said that its place is. */
const placeInWords = (say: Say, { attrs }: DocumentNode): string =>
  [markerInWords(say, markerOf(attrs)), attrs?.coordinates].filter(Boolean).join('; ')

/** A block of which everything has the same fate. */
function Whole({ node, fate }: { node: DocumentNode; fate: Fate }) {
  const { type, content = [] } = node
  if (holdsWords(type))
    return (
      <Shell node={node}>
        <Line pieces={content.map((each) => ({ is: fate, node: each }))} isWhole />
      </Shell>
    )
  if (content.length === 0)
    return (
      <Marked fate={fate} isBlock>
        <Leaf node={node} />
      </Marked>
    )
  return (
    <Shell node={node}>
      {withKeys(content).map(([key, each]) => (
        <Whole key={key} node={each} fate={fate} />
      ))}
    </Shell>
  )
}

/** The element of a block, as on the readers' page. `note` says what it was. */
function Shell({ node: { type, attrs }, note, children }: { node: DocumentNode; note?: string; children: ReactNode }) {
  const inside = (
    <>
      {note && (
        <span data-change="" className="mr-1 rounded-xs bg-warn-soft px-1 font-sans font-semibold text-2xs text-warn">
          {note}
        </span>
      )}
      {children}
    </>
  )
  switch (type) {
    case 'heading':
      return attrs?.level === 3 ? <h4>{inside}</h4> : <h3>{inside}</h3>
    case 'bulletList':
      return <ul>{children}</ul>
    case 'orderedList':
      return <ol start={Number(attrs?.start ?? 1)}>{children}</ol>
    case 'listItem':
      return <li>{inside}</li>
    case 'blockquote':
      return <blockquote>{inside}</blockquote>
    case 'pullQuote':
      return <blockquote className="pull">{inside}</blockquote>
    case 'attribution':
      return <cite>{inside}</cite>
    case 'preformatted':
      return <pre>{inside}</pre>
    case 'box':
      return <section className={`box box-${String(attrs?.kind)}`}>{inside}</section>
    case 'title':
      return (
        <h4 className="title" aria-level={2}>
          {inside}
        </h4>
      )
    case 'pictures':
    case 'readAlso':
      return <div>{inside}</div>
    case 'embed':
    case 'map':
    case 'tableFigure':
      return <figure>{inside}</figure>
    case 'table':
      return (
        <table>
          <tbody>{children}</tbody>
        </table>
      )
    case 'tableRow':
      return <tr>{children}</tr>
    case 'tableHeader':
      return <th {...spans(attrs)}>{inside}</th>
    case 'tableCell':
      return <td {...spans(attrs)}>{inside}</td>
    default:
      return <p>{inside}</p>
  }
}

const spans = (attrs: DocumentNode['attrs']) => ({ colSpan: Number(attrs?.colspan ?? 1), rowSpan: Number(attrs?.rowspan ?? 1) })

/** The words of a line. `isWhole`: all of them have one fate, which is said once. */
function Line({ pieces, isWhole }: { pieces: readonly Compared[]; isWhole?: boolean }) {
  const say = useWords()
  const [first] = pieces
  if (isWhole && first && first.is !== 'changed')
    return (
      <Marked fate={first.is}>
        {withKeys(pieces).map(([key, each]) => (
          <Inline key={key} node={each.is === 'changed' ? each.after : each.node} />
        ))}
      </Marked>
    )
  return withKeys(pieces).map(([key, each]) =>
    each.is === 'changed' ? (
      <span key={key} data-change="" className="underline decoration-2 decoration-warn decoration-dotted underline-offset-4">
        <span className="sr-only">{` ${say('history.formatted')} `}</span>
        <Inline node={each.after} />
      </span>
    ) : (
      <Marked key={key} fate={each.is}>
        <Inline node={each.node} />
      </Marked>
    ),
  )
}

function Marked({ fate, isBlock, children }: { fate: Fate; isBlock?: boolean; children: ReactNode }) {
  const say = useWords()
  if (fate === 'same') return children
  const said = {
    added: say('workflow.added'),
    removed: say('workflow.removed'),
    'moved-here': say('history.movedHere'),
    'moved-away': say('history.movedAway'),
  }[fate]
  const isMoved = fate === 'moved-here' || fate === 'moved-away'
  const Around = isBlock ? 'div' : 'span'
  return (
    <Around data-change="">
      <ChangeMark is={fate} said={said}>
        {isMoved && (
          <span aria-hidden="true" className="mr-1 font-sans font-semibold text-2xs">
            {say(`history.is-${fate}`)}
          </span>
        )}
        {children}
      </ChangeMark>
    </Around>
  )
}

/** The element of each mark. Suggestions and comments have no look here. */
const markElements: Record<string, (children: ReactNode) => ReactNode> = {
  bold: (children) => <strong>{children}</strong>,
  italic: (children) => <em>{children}</em>,
  superscript: (children) => <sup>{children}</sup>,
  subscript: (children) => <sub>{children}</sub>,
  strikethrough: (children) => <s>{children}</s>,
  language: (children) => <span className="story-language">{children}</span>,
  abbreviation: (children) => <abbr>{children}</abbr>,
  link: (children) => <span className="underline decoration-accent underline-offset-2">{children}</span>,
}

function Inline({ node }: { node: DocumentNode }) {
  if (node.type === 'hardBreak') return <br />
  if (node.type === 'footnote') return <small>{blockInWords(node)}</small>
  return (node.marks ?? []).reduce<ReactNode>((inner, { type }: DocumentMark) => markElements[type]?.(inner) ?? inner, node.text ?? '')
}

/** A block without content. */
function Leaf({ node }: { node: DocumentNode }) {
  const { type, attrs } = node
  if (type === 'picture') return <PictureLeaf attrs={attrs ?? {}} />
  if (type === 'relatedStory') return <RelatedLeaf articleId={String(attrs?.articleId)} />
  if (type === 'horizontalRule') return <hr />
  return isAttachment(node) ? <AttachmentLeaf node={node} /> : null
}

const isAttachment = ({ attrs }: DocumentNode): boolean => attrs?.attachmentId !== undefined

type Attrs = Record<string, unknown>

function PictureLeaf({ attrs }: { attrs: Attrs }) {
  return (
    <figure className="story-picture">
      <PictureFile attrs={attrs} />
      <figcaption className="text-sm">{[attrs.caption, attrs.credit, attrs.alt].filter(Boolean).join(' · ')}</figcaption>
    </figure>
  )
}

function PictureFile({ attrs }: { attrs: Attrs }) {
  const say = useWords()
  const picture = useEditorResources().picture(String(attrs.mediaId))
  if (typeof picture !== 'object') return <p className="text-sm">{picture === 'gone' && say('media.notInLibrary')}</p>
  return (
    <img
      src={mediaPath(picture.hash, widthFor(picture.width, 960), 'webp')}
      width={picture.width}
      height={picture.height}
      alt={String(attrs.alt)}
    />
  )
}

/** A picture whose words have changed. */
function PictureChange({ before, after }: { before: DocumentNode; after: DocumentNode }) {
  const say = useWords()
  return (
    <figure className="story-picture">
      <PictureFile attrs={after.attrs ?? {}} />
      <figcaption data-change="" className="grid text-sm">
        {(['caption', 'credit', 'alt'] as const).map((name) => (
          <span key={name}>
            {say(`editor.${name}`)}: <ComparedWords before={String(before.attrs?.[name] ?? '')} after={String(after.attrs?.[name] ?? '')} />
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function RelatedLeaf({ articleId }: { articleId: string }) {
  const say = useWords()
  const story = useEditorResources().story(articleId)
  return (
    <p className="story-related">
      <span className="story-related-label">{say('editor.related')}</span>{' '}
      <span className="story-related-headline">{typeof story === 'object' ? story.headline : say('workflow.storyGone')}</span>
    </p>
  )
}
