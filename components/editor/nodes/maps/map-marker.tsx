import { type Editor, type NodeViewProps, useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useState } from 'react'
import { isLetter } from '#components/editor/toolbar/keys.ts'
import { markerInWords } from '#components/workflow/change-words.ts'
import { type Marker, markerAt, markerOf } from '#newsroom/articles/marker.ts'
import { useWords } from '#words'
import { moveMarker } from './map-commands.ts'
import { useMarkerDrag } from './use-marker-drag.ts'

const steps: Record<string, [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** Percent of the picture. */
const [near, far] = [1, 5]

type Place = Pick<NodeViewProps, 'editor' | 'getPos'>

/** The map that a picture is the picture of: where it begins, and its marker. */
function mapOf({ editor: { state }, getPos }: Place): { at: number; marker: Marker } | null {
  const at = getPos()
  const place = at === undefined || at > state.doc.content.size ? null : state.doc.resolve(at)
  return place?.parent.type.name === 'map' ? { at: place.before(), marker: markerOf(place.parent.attrs) } : null
}

/**
 * The marker on the picture of a map, dragged by mouse or finger and moved with the arrow keys; nothing on other pictures. It says where it
 * stands.
 */
export function MapMarker({ isLocked, ...of }: Place & { isLocked: boolean }) {
  const say = useWords()
  const stored = useEditorState({ editor: of.editor, selector: () => mapOf(of)?.marker ?? null })
  const [isMoved, setMoved] = useState(false)
  const place = (marker: Marker) => {
    const map = mapOf(of)
    if (!map) return
    setMoved(true)
    moveMarker(map.at, marker)(of.editor.state, of.editor.view.dispatch)
  }
  const { held, drop, handlers } = useMarkerDrag({ marker: stored, isLocked, onDrop: place })
  const byKey = (event: KeyboardEvent) => {
    const map = mapOf(of)
    const step = steps[event.key]
    const history = historyOf(event)
    if (!map || !(step || history || event.key === 'Enter' || event.key === 'Escape')) return
    event.preventDefault()
    if (history && !isLocked) of.editor.commands[history]()
    else if (history) return
    else if (held) drop()
    else if (!step) goToName(of.editor, map.at)
    else if (!isLocked) place(moveBy(map.marker, step, event.shiftKey ? far : near))
  }
  if (!stored) return null
  const { x, y } = held ?? stored
  return (
    <>
      <button
        type="button"
        className="story-map-marker"
        aria-label={markerInWords(say, { x, y })}
        aria-disabled={isLocked || undefined}
        data-held={held ? '' : undefined}
        style={{ left: `${x}%`, top: `${y}%` }}
        onKeyDown={byKey}
        {...handlers}
      />
      <span role="status" className="sr-only">
        {isMoved && markerInWords(say, stored)}
      </span>
    </>
  )
}

const moveBy = ({ x, y }: Marker, [across, down]: readonly [number, number], by: number): Marker => markerAt(x + across * by, y + down * by)

/** The keys of the text, which does not hear what is pressed on the marker. */
function historyOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!event.ctrlKey && !event.metaKey) return null
  if (isLetter(event, 'z')) return event.shiftKey ? 'redo' : 'undo'
  return isLetter(event, 'y') ? 'redo' : null
}

/** The caret goes to the end of the name of the place. */
function goToName(editor: Editor, at: number): void {
  const map = editor.state.doc.nodeAt(at)
  if (!map) return
  editor
    .chain()
    .setTextSelection(at + map.nodeSize - 2)
    .focus()
    .run()
}
