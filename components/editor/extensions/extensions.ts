import type { Extensions } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import { Bold } from '#components/editor/marks/bold.ts'
import { Comment } from '#components/editor/marks/comment.ts'
import { Deletion } from '#components/editor/marks/deletion.ts'
import { Insertion } from '#components/editor/marks/insertion.ts'
import { Italic } from '#components/editor/marks/italic.ts'
import { Link } from '#components/editor/marks/link.ts'
import { Modification } from '#components/editor/marks/modification.ts'
import { Subscript } from '#components/editor/marks/subscript.ts'
import { Superscript } from '#components/editor/marks/superscript.ts'
import { Blockquote } from '#components/editor/nodes/blockquote.ts'
import { Document } from '#components/editor/nodes/document.ts'
import { Picture } from '#components/editor/nodes/embeds/picture.ts'
import { RelatedStory } from '#components/editor/nodes/embeds/related-story.ts'
import { HardBreak } from '#components/editor/nodes/hard-break.ts'
import { Heading } from '#components/editor/nodes/heading.ts'
import { HorizontalRule } from '#components/editor/nodes/horizontal-rule.ts'
import { BulletList } from '#components/editor/nodes/lists/bullet-list.ts'
import { ListItem } from '#components/editor/nodes/lists/list-item.ts'
import { OrderedList } from '#components/editor/nodes/lists/ordered-list.ts'
import { Paragraph } from '#components/editor/nodes/paragraph.ts'
import { Table } from '#components/editor/nodes/tables/table.ts'
import { TableCell } from '#components/editor/nodes/tables/table-cell.ts'
import { TableHeader } from '#components/editor/nodes/tables/table-header.ts'
import { TableRow } from '#components/editor/nodes/tables/table-row.ts'
import { Text } from '#components/editor/nodes/text.ts'
import { CursorFirst } from './cursor-first.ts'
import { FocusAtOnce } from './focus-at-once.ts'
import { ParagraphBelow } from './paragraph-below.ts'

/** The schema of a story in Tiptap's words, one file a node; the order of the marks is that of the one schema. */
export const schemaExtensions: Extensions = [
  Document,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  Picture,
  RelatedStory,
  HorizontalRule,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  HardBreak,
  Text,
  Bold,
  Italic,
  Superscript,
  Subscript,
  Link,
  Insertion,
  Deletion,
  Modification,
  Comment,
]

/** What helps the hand and leaves no trace in the text. */
export const writingExtensions: Extensions = [
  FocusAtOnce,
  CursorFirst,
  ListKeymap,
  UndoRedo.configure({ depth: 500, newGroupDelay: 500 }),
  Dropcursor.configure({ width: 2, class: 'drop-cursor' }),
  Gapcursor,
  ParagraphBelow,
  Placeholder.configure({ placeholder: 'Write, or type / for pictures, cards, lists…' }),
]
