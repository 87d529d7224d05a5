import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { logOf } from '#components/editor/draft/step-log.ts'
import type { Caret, FromChannel, Visitor } from '#lib/channel.ts'
import { colourOf } from './caret-colours.ts'

type Message = Extract<FromChannel, { kind: 'caret' }>
/** Positions in the document on the screen. `waits`: the caret is in a version that is not on the screen yet. */
type Placed = { visitor: Visitor; anchor: number; head: number; waits: Caret | null }
/** `connections`: how often there has been one, so that one's own caret is told to each. */
type Carets = { readonly pages: ReadonlyMap<string, Placed>; readonly decorations: DecorationSet; readonly connections: number }
type Change = { message: Message } | { isConnected: boolean }

const key = new PluginKey<Carets>('carets')

/** The carets and selections of others in the text. `tell` is called with one's own, at most every `pause` milliseconds. */
export function carets(ownId: string, tell: (caret: Caret) => void): Plugin<Carets> {
  return new Plugin<Carets>({
    key,
    state: {
      init: () => ({ pages: new Map(), decorations: DecorationSet.empty, connections: 0 }),
      apply: (tr, before, _old, state) => follow(tr, before, state, ownId),
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: () => teller(tell),
  })
}

/** Somebody's caret has moved, or is gone. */
export const hearCaret = (state: EditorState, message: Message): Transaction => state.tr.setMeta(key, { message } satisfies Change)

/** The channel is there again, or was lost: then nobody knows where the others are. */
export const hearConnection = (state: EditorState, isConnected: boolean): Transaction =>
  state.tr.setMeta(key, { isConnected } satisfies Change)

/** Where a person's caret is on the screen; null when it is not known. */
export function placeOfPerson(state: EditorState, personId: string): number | null {
  for (const { visitor, head, waits } of key.getState(state)?.pages.values() ?? []) if (visitor.id === personId && !waits) return head
  return null
}

/** Whether a caret is drawn as soon as the newsroom's next version is on the screen. */
export const isCaretWaiting = (state: EditorState): boolean => [...(key.getState(state)?.pages.values() ?? [])].some(({ waits }) => waits)

function follow(tr: Transaction, before: Carets, state: EditorState, ownId: string): Carets {
  const change: Change | undefined = tr.getMeta(key)
  const isNewVersion = [...before.pages.values()].some(({ waits }) => waits && waits.version <= logOf(state).version)
  if (!change && !tr.docChanged && !isNewVersion) return before
  const isLost = change && 'isConnected' in change && !change.isConnected
  const connections = before.connections + (change && 'isConnected' in change && change.isConnected ? 1 : 0)
  const pages = new Map<string, Placed>()
  for (const [page, placed] of isLost ? [] : before.pages) {
    const { anchor, head } = placed
    const moved = { ...placed, anchor: tr.mapping.map(anchor, -1), head: tr.mapping.map(head, -1) }
    pages.set(page, moved.waits ? place(state, moved, moved.waits) : moved)
  }
  if (change && 'message' in change && change.message.visitor.id !== ownId) {
    const { page, visitor, caret } = change.message
    if (caret) pages.set(page, place(state, pages.get(page) ?? { visitor, anchor: 0, head: 0, waits: null }, caret))
    else pages.delete(page)
  }
  return {
    pages,
    connections,
    decorations: DecorationSet.create(
      state.doc,
      [...pages].flatMap(([page, placed]) => draw(state, page, placed)),
    ),
  }
}

/** A caret of a version that is on the screen: moved by one's own steps that the newsroom does not have. An older one stays where it was. */
function place(state: EditorState, before: Placed, caret: Caret): Placed {
  const { version, unconfirmed } = logOf(state)
  if (caret.version > version) return { ...before, waits: caret }
  if (caret.version < version) return { ...before, waits: null }
  const onScreen = (position: number) => {
    const here = unconfirmed.reduce((at, { step }) => step.getMap().map(at, -1), position)
    return Math.min(here, state.doc.content.size)
  }
  return { ...before, anchor: onScreen(caret.anchor), head: onScreen(caret.head), waits: null }
}

function draw(state: EditorState, page: string, { visitor, anchor, head }: Placed): Decoration[] {
  const place = Math.min(head, state.doc.content.size)
  if (place === 0) return []
  const [from, to] = [Math.min(anchor, place), Math.max(anchor, place)]
  const style = `--caret: var(--caret-${colourOf(visitor.id)})`
  return [
    Decoration.widget(place, () => caretElement(visitor.name, style), {
      key: `caret-${page}-${place}`,
      side: -1,
      ignoreSelection: true,
      marks: [],
    }),
    ...(from < to ? [Decoration.inline(from, Math.min(to, state.doc.content.size), { class: 'caret-selection', style })] : []),
  ]
}

function caretElement(name: string, style: string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.style.cssText = style
  caret.setAttribute('aria-hidden', 'true') // the header says who is here
  caret.dataset.name = name // written by the style sheet: it is no part of the text
  return caret
}

/** Milliseconds between two messages about one's own caret. */
const pause = 120

function teller(tell: (caret: Caret) => void): { update: (view: EditorView) => void; destroy: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  const say = (view: EditorView) => {
    timer = undefined
    const caret = caretOf(view.state)
    const now = JSON.stringify([key.getState(view.state)?.connections, caret])
    if (now === told || !view.hasFocus()) return
    told = now
    tell(caret)
  }
  return {
    update: (view) => {
      timer ??= setTimeout(() => say(view), pause)
    },
    destroy: () => clearTimeout(timer),
  }
}

/** One's own selection in the newsroom's version: before the steps that it does not have. */
function caretOf(state: EditorState): Caret {
  const { version, unconfirmed } = logOf(state)
  const mapBack = (position: number) => unconfirmed.toReversed().reduce((at, { step }) => step.getMap().invert().map(at, -1), position)
  return { anchor: mapBack(state.selection.anchor), head: mapBack(state.selection.head), version }
}
