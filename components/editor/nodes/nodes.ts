import type { Node } from '@tiptap/core'
import { fileBlocks } from '#components/editor/files/file-blocks.ts'
import type { NodeName } from '#newsroom/articles/nodes.ts'
import { Audio, audioBlocks } from './attachments/audio.ts'
import { DocumentFile, documentFileBlocks } from './attachments/document-file.ts'
import { Video, videoBlocks } from './attachments/video.ts'
import type { Block } from './block.ts'
import { Box, boxBlocks } from './boxes/box.ts'
import { Preformatted, preformattedBlocks } from './boxes/preformatted.ts'
import { Title } from './boxes/title.ts'
import { Document } from './document.ts'
import { Embed, embedBlocks } from './embeds/embed.ts'
import { Picture, pictureBlocks } from './embeds/picture.ts'
import { Pictures } from './embeds/pictures.ts'
import { HardBreak } from './hard-break.ts'
import { Heading, headingBlocks } from './heading.ts'
import { HorizontalRule, horizontalRuleBlocks } from './horizontal-rule.ts'
import { Dek, Headline } from './lines.ts'
import { BulletList, bulletListBlocks } from './lists/bullet-list.ts'
import { ListItem } from './lists/list-item.ts'
import { OrderedList, orderedListBlocks } from './lists/ordered-list.ts'
import { mapBlocks, PlaceMap } from './maps/map.ts'
import { Footnote, footnoteBlocks } from './notes/footnote.ts'
import { Paragraph, paragraphBlocks } from './paragraph.ts'
import { Attribution, attributionBlocks } from './quotes/attribution.ts'
import { Blockquote, blockquoteBlocks } from './quotes/blockquote.ts'
import { PullQuote, pullQuoteBlocks } from './quotes/pull-quote.ts'
import { ReadAlso, readAlsoBlocks } from './stories/read-also.ts'
import { RelatedStory, relatedStoryBlocks } from './stories/related-story.ts'
import { Table, tableBlocks } from './tables/table.ts'
import { TableCell } from './tables/table-cell.ts'
import { TableFigure, tableFigureBlocks } from './tables/table-figure.ts'
import { TableHeader } from './tables/table-header.ts'
import { TableRow } from './tables/table-row.ts'
import { Text } from './text.ts'

/** Every node of the document schema with its editor extension, in the order of the toolbar; `blocks` are the commands that create one. */
const nodes = {
  doc: { extension: Document, blocks: [] },
  paragraph: { extension: Paragraph, blocks: paragraphBlocks },
  heading: { extension: Heading, blocks: headingBlocks },
  bulletList: { extension: BulletList, blocks: bulletListBlocks },
  orderedList: { extension: OrderedList, blocks: orderedListBlocks },
  listItem: { extension: ListItem, blocks: [] },
  blockquote: { extension: Blockquote, blocks: blockquoteBlocks },
  pullQuote: { extension: PullQuote, blocks: pullQuoteBlocks },
  attribution: { extension: Attribution, blocks: attributionBlocks },
  preformatted: { extension: Preformatted, blocks: preformattedBlocks },
  box: { extension: Box, blocks: boxBlocks },
  title: { extension: Title, blocks: [] },
  picture: { extension: Picture, blocks: pictureBlocks },
  pictures: { extension: Pictures, blocks: [] },
  audio: { extension: Audio, blocks: audioBlocks },
  video: { extension: Video, blocks: videoBlocks },
  document: { extension: DocumentFile, blocks: documentFileBlocks },
  relatedStory: { extension: RelatedStory, blocks: relatedStoryBlocks },
  readAlso: { extension: ReadAlso, blocks: readAlsoBlocks },
  embed: { extension: Embed, blocks: embedBlocks },
  map: { extension: PlaceMap, blocks: mapBlocks },
  table: { extension: Table, blocks: tableBlocks },
  tableFigure: { extension: TableFigure, blocks: tableFigureBlocks },
  tableRow: { extension: TableRow, blocks: [] },
  tableHeader: { extension: TableHeader, blocks: [] },
  tableCell: { extension: TableCell, blocks: [] },
  horizontalRule: { extension: HorizontalRule, blocks: horizontalRuleBlocks },
  footnote: { extension: Footnote, blocks: footnoteBlocks },
  hardBreak: { extension: HardBreak, blocks: [] },
  // A file brings a text.
  text: { extension: Text, blocks: fileBlocks },
} satisfies Record<NodeName, { extension: Node; blocks: readonly Block[] }>

export const nodeExtensions: readonly Node[] = [Headline, Dek, ...Object.values(nodes).map(({ extension }) => extension)]

/** For the toolbar, the slash menu and the list of shortcuts. */
export const blocks: readonly Block[] = Object.values(nodes).flatMap((node) => node.blocks)
