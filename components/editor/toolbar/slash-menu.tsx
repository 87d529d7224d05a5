'use client'

import { type Editor, Extension } from '@tiptap/core'
import { ReactRenderer } from '@tiptap/react'
import { Suggestion, type SuggestionKeyDownProps, type SuggestionProps } from '@tiptap/suggestion'
import { type LucideIcon, TextCursorInput } from 'lucide-react'
import { type Ref, useEffect, useId, useImperativeHandle, useState } from 'react'
import { isInLine } from '#components/editor/extensions/lines.ts'
import type { Ask, Block } from '#components/editor/nodes/block.ts'
import { blocks } from '#components/editor/nodes/nodes.ts'
import { insertSnippet, knownSnippets } from '#components/editor/snippets/known-snippets.ts'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import { keysHere } from './keys.ts'

/** A line of the menu: a block, or a snippet. */
type Insertion = { id: string; name: string; also: string; icon: LucideIcon; hint?: string; run: (editor: Editor) => void }

/** Typing "/" at the start of a word opens a menu of all blocks and snippets that can be inserted there; further letters filter it. */
export const slashMenu = (say: Say, ask: (what: Ask) => void) =>
  Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<Insertion, Insertion>({
          editor: this.editor,
          char: '/',
          container: 'main',
          items: ({ query }) => findInsertions(say, ask, query),
          allow: ({ state, range }) => !isInLine(state) && state.doc.resolve(range.from).parent.type.name !== 'heading',
          command: ({ editor, range, props: insertion }) => {
            editor.chain().focus().deleteRange(range).run()
            insertion.run(editor as Editor)
          },
          render: () => popup(),
        }),
      ]
    },
  })

/** What is called so comes first: “map” is a map, and an embed may be one. */
function findInsertions(say: Say, ask: (what: Ask) => void, query: string): Insertion[] {
  const wanted = query.toLowerCase()
  const startsAWord = (words: string) =>
    words
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(wanted))
  const all = [...blocks.map((block) => insertionOf(say, ask, block)), ...insertionsOfSnippets(say)]
  const isCalledSo = ({ name }: Insertion) => name.toLowerCase().startsWith(wanted)
  return [...all.filter(isCalledSo), ...all.filter((one) => !isCalledSo(one) && (startsAWord(one.name) || startsAWord(one.also)))]
}

const insertionOf = (say: Say, ask: (what: Ask) => void, block: Block): Insertion => ({
  id: block.id,
  name: say(`blocks.${block.id}`),
  also: say(`blocks.also-${block.id}`),
  icon: block.icon,
  hint: block.markdown ?? (block.keys && keysHere(block.keys)),
  run: (editor) => block.run(editor, ask),
})

const insertionsOfSnippets = (say: Say): Insertion[] =>
  knownSnippets().map((snippet) => ({
    id: snippet.id,
    name: snippet.name,
    also: say('snippets.title'),
    icon: TextCursorInput,
    run: (editor) => insertSnippet(editor, snippet),
  }))

type ListProps = Pick<SuggestionProps<Insertion, Insertion>, 'items' | 'command' | 'editor'>
type ListKeys = { onKeyDown: (event: KeyboardEvent) => boolean }

function popup() {
  let list: ReactRenderer<ListKeys, ListProps & { ref?: Ref<ListKeys> }> | undefined
  let unmount: (() => void) | undefined
  return {
    onStart: (props: SuggestionProps<Insertion, Insertion>) => {
      list = new ReactRenderer(BlockList, {
        editor: props.editor,
        props: { items: props.items, command: props.command, editor: props.editor },
      })
      list.element.classList.add('z-40')
      unmount = props.mount(list.element)
    },
    onUpdate: (props: SuggestionProps<Insertion, Insertion>) =>
      list?.updateProps({ items: props.items, command: props.command, editor: props.editor }),
    onKeyDown: ({ event }: SuggestionKeyDownProps) => list?.ref?.onKeyDown(event) ?? false,
    onExit: () => {
      unmount?.()
      list?.destroy()
    },
  }
}

function BlockList({ items, command, editor, ref }: ListProps & { ref?: Ref<ListKeys> }) {
  const say = useWords()
  const [at, setAt] = useState(0)
  const id = useId()
  const current = Math.min(at, items.length - 1)
  useImperativeHandle(ref, () => ({
    onKeyDown: (event) => {
      if (items.length === 0) return false
      if (event.key === 'ArrowDown') setAt((current + 1) % items.length)
      else if (event.key === 'ArrowUp') setAt((current + items.length - 1) % items.length)
      else if (event.key === 'Enter' || event.key === 'Tab') {
        const chosen = items[current]
        if (chosen) command(chosen)
      } else return false
      return true
    },
  }))
  useEffect(() => {
    // The focus stays in the text, so aria-activedescendant tells screen readers which line is active.
    const { dom } = editor.view
    const active = items[current]
    dom.setAttribute('aria-controls', id)
    if (active) dom.setAttribute('aria-activedescendant', `${id}-${active.id}`)
    document.getElementById(`${id}-${active?.id}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, id, items, current])
  if (items.length === 0)
    return <p className="rounded-lg bg-surface px-3 py-2 text-ink-faint text-sm shadow-popover">{say('editor.nothingCalled')}</p>
  return (
    <div
      role="listbox"
      id={id}
      aria-label={say('editor.insert')}
      className="max-h-[min(22rem,60dvh)] w-64 overflow-auto rounded-lg bg-surface p-1 text-ink text-sm shadow-popover"
    >
      {items.map((insertion, index) => (
        <div
          key={insertion.id}
          id={`${id}-${insertion.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onMouseMove={() => setAt(index)}
          onMouseDown={(event) => {
            event.preventDefault()
            command(insertion)
          }}
          className="flex h-8 cursor-default items-center gap-2 rounded-sm px-2 aria-selected:bg-hover pointer-coarse:h-11"
        >
          <insertion.icon size={15} aria-hidden="true" className="text-ink-faint" />
          <span className="min-w-0 flex-1 truncate">{insertion.name}</span>
          <span className="text-2xs text-ink-faint pointer-coarse:hidden">{insertion.hint}</span>
        </div>
      ))}
    </div>
  )
}
