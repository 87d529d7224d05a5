import { type KeyboardShortcutCommand, Node, type Storage } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { MapPin } from 'lucide-react'
import { mapAddress } from '#lib/coordinates.ts'
import type { Picture } from '#lib/document-types.ts'
import { markerOf, readMarker, writeMarker } from '#newsroom/articles/marker.ts'
import { onKey } from '../around-caret.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { backspaceInMap, changeMapPicture, enterInMap, insertMap, mapAt } from './map-commands.ts'
import { MapView } from './map-view.tsx'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    map: {
      /** Puts a map with this picture where the cursor is, and the cursor where the name of the place is written. */
      insertMap: (picture: Picture) => ReturnType
      /** Shows another picture on the map that asked for one, wherever the caret is by now; on none when that map is gone. */
      changeMapPicture: (picture: Picture) => ReturnType
    }
  }
  interface Storage {
    /** Where the map begins by now that asked for another picture. */
    map: { asked: number | null }
  }
}

/** Where a place is: a picture with a marker and the name of the place. */
export const PlaceMap = Node.create<object, Storage['map']>({
  ...nodeSpec('map', {
    marker: {
      parseHTML: (element) => readMarker(element.getAttribute('data-map')),
      renderHTML: (attrs) => ({ 'data-map': writeMarker(markerOf(attrs)) }),
    },
    coordinates: {
      parseHTML: (element) => element.getAttribute('data-coordinates') ?? '',
      renderHTML: ({ coordinates }) => (coordinates === '' ? {} : { 'data-coordinates': coordinates }),
    },
  }),
  priority: 110, // its Enter and Backspace come before those of paragraphs
  draggable: true,
  parseHTML: () => [
    {
      tag: 'figure[data-map]',
      priority: 60,
      getAttrs: (figure) => (readMarker(figure.getAttribute('data-map')) ? null : false),
      contentElement: (figure) => withoutLink(figure as HTMLElement), // the rule's tag is an element of HTML
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', { class: 'story-map', ...HTMLAttributes }, 0],
  addStorage: () => ({ asked: null }),
  onTransaction({ transaction: { mapping } }) {
    if (this.storage.asked === null) return
    const { pos, deletedAfter } = mapping.mapResult(this.storage.asked, 1)
    this.storage.asked = deletedAfter ? null : pos
  },
  addNodeView: () => ReactNodeViewRenderer(MapView),
  addCommands() {
    return {
      insertMap:
        (picture) =>
        ({ state, dispatch }) =>
          insertMap(picture)(state, dispatch),
      changeMapPicture:
        (picture) =>
        ({ state, dispatch }) =>
          this.storage.asked !== null && changeMapPicture(this.storage.asked, picture)(state, dispatch),
    }
  },
  addKeyboardShortcuts: () => ({
    Enter: onKey(enterInMap),
    Backspace: onKey(backspaceInMap),
    Tab: goToMarker,
  }),
})

/** From the name of the place, and from the chosen map, to its marker; elsewhere Tab is the browser's, or a list's. */
const goToMarker: KeyboardShortcutCommand = ({ editor: { state, view } }) => {
  const map = mapAt(state)
  const isOnPicture = state.selection instanceof NodeSelection && state.selection.node.type.name === 'picture'
  const figure = map && !isOnPicture ? view.nodeDOM(map.start) : null
  if (!(figure instanceof Element)) return false
  // Without a picture there is no marker, but a button for one.
  const next = figure.querySelector<HTMLElement>('.story-map-marker') ?? figure.querySelector<HTMLElement>('.story-map-tools button')
  next?.focus()
  return next !== null
}

/** As the feeds have it, a link to the place stands at its end; it is written anew each time. */
function withoutLink(figure: HTMLElement): HTMLElement {
  const address = mapAddress(figure.getAttribute('data-coordinates'))
  const last = figure.lastElementChild
  const link = last?.tagName === 'P' && last.childElementCount === 1 ? last.querySelector(':scope > a') : null
  const isAlone = link?.textContent.trim() === last?.textContent.trim()
  if (address !== null && isAlone && link?.getAttribute('href') === address) last?.remove()
  return figure
}

export const mapBlocks: readonly Block[] = [
  {
    id: 'map',
    icon: MapPin,
    isRare: true,
    isInserted: true,
    run: (_, ask) => ask('map'),
  },
]
