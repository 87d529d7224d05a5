import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { MonitorPlay } from 'lucide-react'
import { embedOf } from '#lib/embeds/embed.ts'
import { onKey } from '../around-caret.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { backspaceInEmbed, enterInEmbed, freshEmbed, insertEmbed } from './embed-commands.ts'
import { EmbedView } from './embed-view.tsx'

declare module '@tiptap/core' {
  interface Storage {
    /** The embeds that were just put in here, and whose source was not asked yet. */
    embed: { fresh: Set<string> }
  }
  interface Commands<ReturnType> {
    embed: {
      /** Puts a card for what others show where the cursor is, and the cursor into its title. */
      insertEmbed: (embedId: string) => ReturnType
    }
  }
}

const held = 'story-embed-words'

/** A card for what others show, with the words that we have for it. */
export const Embed = Node.create({
  ...nodeSpec('embed', {
    embedId: {
      parseHTML: (element) => element.getAttribute('data-embed'),
      renderHTML: ({ embedId }) => ({ 'data-embed': embedId }),
    },
  }),
  priority: 110, // its Enter and Backspace come before those of paragraphs
  draggable: true,
  addStorage: (): { fresh: Set<string> } => ({ fresh: new Set() }),
  onTransaction({ transaction }) {
    const embedId = transaction.getMeta(freshEmbed)
    if (typeof embedId === 'string') this.storage.fresh.add(embedId)
  },
  parseHTML: () => [
    {
      tag: 'figure[data-embed], blockquote[data-embed]',
      priority: 60,
      getAttrs: (figure) => (embedOf(figure.getAttribute('data-embed')) ? null : false),
      contentElement: (figure) => wordsIn(figure as HTMLElement), // the rule's tags are elements of HTML
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', { class: 'story-embed', ...HTMLAttributes }, ['div', { class: held }, 0]],
  addNodeView: () => ReactNodeViewRenderer(EmbedView),
  addCommands: () => ({
    insertEmbed:
      (embedId) =>
      ({ state, dispatch }) =>
        insertEmbed(embedId)(state, dispatch),
  }),
  addKeyboardShortcuts: () => ({
    Enter: onKey(enterInEmbed),
    Backspace: onKey(backspaceInEmbed),
  }),
})

/** As the feeds have it, a link to where it is from stands at its end; it is written anew each time. */
function wordsIn(figure: HTMLElement): HTMLElement {
  const own = figure.querySelector<HTMLElement>(`:scope > .${held}`)
  if (own) return own
  const last = figure.lastElementChild
  const link = last?.tagName === 'P' && last.childElementCount === 1 ? last.querySelector(':scope > a') : null
  if (link?.getAttribute('href') === embedOf(figure.getAttribute('data-embed'))?.address) last?.remove()
  return figure
}

export const embedBlocks: readonly Block[] = [
  {
    id: 'embed',
    icon: MonitorPlay,
    isRare: true,
    isInserted: true,
    run: (_, ask) => ask('embed'),
  },
]
