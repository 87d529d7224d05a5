import type { Extensions, Mark } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions'
import { FindMatches } from '#components/editor/find/matches.ts'
import { GrammarMarks } from '#components/editor/grammar/grammar-marks.ts'
import { StyleMarks } from '#components/editor/house-style/style-marks.ts'
import { Abbreviation } from '#components/editor/marks/abbreviation.ts'
import { Bold } from '#components/editor/marks/bold.ts'
import { Comment } from '#components/editor/marks/comment.ts'
import { Deletion } from '#components/editor/marks/deletion.ts'
import { Insertion } from '#components/editor/marks/insertion.ts'
import { Italic } from '#components/editor/marks/italic.ts'
import { Language } from '#components/editor/marks/language.ts'
import { Link } from '#components/editor/marks/link.ts'
import { Modification } from '#components/editor/marks/modification.ts'
import { Strikethrough } from '#components/editor/marks/strikethrough.ts'
import { Subscript } from '#components/editor/marks/subscript.ts'
import { Superscript } from '#components/editor/marks/superscript.ts'
import { nodeExtensions } from '#components/editor/nodes/nodes.ts'
import { Aligned } from '#components/editor/nodes/tables/aligned.ts'
import { TkMarks } from '#components/editor/tk/tk-marks.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { MarkName } from '#newsroom/articles/nodes.ts'
import { AcrossParts } from './across-parts.ts'
import { CursorFirst } from './cursor-first.ts'
import { FocusAtOnce } from './focus-at-once.ts'
import { hints } from './hints.ts'
import { lines } from './lines.ts'
import { ParagraphBelow } from './paragraph-below.ts'
import { OwnStep } from './undo/own-step.ts'

/** The marks in the order of the one schema: it is part of a document. */
const marks = {
  bold: Bold,
  italic: Italic,
  superscript: Superscript,
  subscript: Subscript,
  strikethrough: Strikethrough,
  link: Link,
  language: Language,
  abbreviation: Abbreviation,
  insertion: Insertion,
  deletion: Deletion,
  modification: Modification,
  comment: Comment,
  aligned: Aligned,
} satisfies Record<MarkName, Mark>

/** The schema of a story in Tiptap's words. */
export const schemaExtensions: Extensions = [...nodeExtensions, ...Object.values(marks)]

/** What helps the hand and leaves no trace in the text. */
export const writingExtensions = (say: Say, hero: HTMLElement | null): Extensions => [
  AcrossParts,
  lines(say, hero),
  hints(say),
  FocusAtOnce,
  CursorFirst,
  ListKeymap,
  OwnStep,
  UndoRedo.configure({ depth: 500, newGroupDelay: 500 }),
  Dropcursor.configure({ width: 2, class: 'drop-cursor' }),
  Gapcursor,
  ParagraphBelow,
  FindMatches,
  TkMarks,
  StyleMarks,
  GrammarMarks,
]
