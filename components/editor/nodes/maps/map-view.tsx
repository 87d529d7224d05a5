import './maps.css'
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { later } from '#components/ui/later.tsx'
import { useWords } from '#words'

const CoordinatesField = later(() => import('./coordinates-field.tsx').then(({ CoordinatesField }) => CoordinatesField))

/** A map as it is written: its picture with the marker and its words, the name of the place, and where the place is on earth. */
export function MapView({ node, selected, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const say = useWords()
  const { isLocked, ask } = useEditorResources()
  const hasPicture = node.firstChild?.type.name === 'picture'
  const choosePicture = () => {
    const at = getPos()
    if (at === undefined || !ask) return
    editor.commands.setNodeSelection(at)
    editor.storage.map.asked = at
    ask('map-picture')
  }
  return (
    <NodeViewWrapper as="figure" className="story-map" data-selected={selected || undefined} aria-label={say('blocks.map')}>
      <div className="story-map-bar" contentEditable={false} data-drag-handle>
        <strong>{say('blocks.map')}</strong>
        {!isLocked && <span className="story-map-hint">{say(hasPicture ? 'blocks.markerHint' : 'blocks.mapWithoutPicture')}</span>}
        {!isLocked && (
          <span className="story-map-tools">
            {ask && (
              <Button tone="quiet" size="small" onPress={choosePicture}>
                {say(hasPicture ? 'editor.anotherPicture' : 'media.choose')}
              </Button>
            )}
            <Button tone="quiet" size="small" square aria-label={say('blocks.removeMap')} onPress={deleteNode}>
              <X size={14} aria-hidden="true" />
            </Button>
          </span>
        )}
      </div>
      <NodeViewContent className="story-map-words" />
      <CoordinatesField
        value={String(node.attrs.coordinates)}
        isLocked={isLocked}
        onChange={(coordinates) => updateAttributes({ coordinates })}
      />
    </NodeViewWrapper>
  )
}
