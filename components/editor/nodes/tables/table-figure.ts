import { Node } from '@tiptap/core'
import { ChartColumn } from 'lucide-react'
import { type FigureShape, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { onKey } from '../around-caret.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { backspaceInFigure, drawTable, enterInFigure } from './figure-commands.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    tableFigure: {
      /** Gives the table with the caret a title and says how readers see it: as a table, or as a chart. */
      drawTable: (drawnAs: FigureShape) => ReturnType
    }
  }
}

/** A table with a title, which readers see as a table or as a chart. It is written as a table. */
export const TableFigure = Node.create({
  ...nodeSpec('tableFigure', {
    drawnAs: {
      parseHTML: (element) => element.getAttribute('data-drawn-as'),
      renderHTML: ({ drawnAs }) => ({ 'data-drawn-as': drawnAs }),
    },
  }),
  priority: 110, // its Enter and Backspace come before those of tables and paragraphs
  parseHTML: () => [
    {
      tag: 'figure[data-drawn-as]',
      getAttrs: (figure) => (nodeSpecs.tableFigure.attrs.drawnAs.isValid(figure.getAttribute('data-drawn-as')) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', { class: 'table-figure', ...HTMLAttributes }, 0],
  addCommands: () => ({
    drawTable:
      (drawnAs) =>
      ({ state, dispatch }) =>
        drawTable(drawnAs)(state, dispatch),
  }),
  addKeyboardShortcuts: () => ({
    Enter: onKey(enterInFigure),
    Backspace: onKey(backspaceInFigure),
  }),
})

export const tableFigureBlocks: readonly Block[] = [
  {
    id: 'chart',
    icon: ChartColumn,
    isRare: true,
    isInserted: true,
    run: (editor) => {
      const chain = editor.chain().focus()
      if (!editor.isActive('table')) chain.leaveLine().insertTable({ rows: 4, cols: 2, withHeaderRow: true })
      chain.drawTable('bars').run()
    },
  },
]
