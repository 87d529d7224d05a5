import type { Extensions } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import { CursorFirst } from './cursor-first.ts'
import { FocusAtOnce } from './focus-at-once.ts'
import { Bold } from './marks/bold.ts'
import { Comment } from './marks/comment.ts'
import { Deletion } from './marks/deletion.ts'
import { Insertion } from './marks/insertion.ts'
import { Italic } from './marks/italic.ts'
import { Link } from './marks/link.ts'
import { Modification } from './marks/modification.ts'
import { Subscript } from './marks/subscript.ts'
import { Superscript } from './marks/superscript.ts'
import { Blockquote } from './nodes/blockquote.ts'
import { BulletList } from './nodes/bullet-list.ts'
import { Document } from './nodes/document.ts'
import { HardBreak } from './nodes/hard-break.ts'
import { Heading } from './nodes/heading.ts'
import { HorizontalRule } from './nodes/horizontal-rule.ts'
import { ListItem } from './nodes/list-item.ts'
import { OrderedList } from './nodes/ordered-list.ts'
import { Paragraph } from './nodes/paragraph.ts'
import { Picture } from './nodes/picture.ts'
import { RelatedStory } from './nodes/related-story.ts'
import { Table } from './nodes/table.ts'
import { TableCell } from './nodes/table-cell.ts'
import { TableHeader } from './nodes/table-header.ts'
import { TableRow } from './nodes/table-row.ts'
import { Text } from './nodes/text.ts'
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
