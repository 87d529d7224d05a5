import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import { useEditorResources } from '../editor-resources.ts'

const words = [
  { name: 'caption', label: 'Caption', placeholder: 'Caption: what it shows, who, where, when', longest: 2000 },
  { name: 'credit', label: 'Credit', placeholder: 'Credit: who took it', longest: 300 },
  { name: 'alt', label: 'Alt text', placeholder: 'Alt text: describe it for those who cannot see it', longest: 1000 },
] as const

/** The picture with its words, which are edited where they stand; Escape leads back to it. An alt text that is missing says so. */
export function PictureView({ node, selected, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const picture = useEditorResources().picture(String(node.attrs.mediaId))
  return (
    <NodeViewWrapper as="figure" className="story-picture" data-selected={selected || undefined} contentEditable={false}>
      <div className="story-picture-frame" data-drag-handle>
        {typeof picture === 'object' && (
          <img
            src={mediaPath(picture.hash, widthFor(picture.width, 960), 'webp')}
            width={picture.width}
            height={picture.height}
            alt={String(node.attrs.alt)}
            draggable={false}
          />
        )}
        {picture === 'gone' && <p className="p-6 text-danger text-sm">This picture is not in the library any more.</p>}
      </div>
      <figcaption>
        {words.map(({ name, label, placeholder, longest }) => (
          <label
            key={name}
            className="story-picture-word"
            data-word={name}
            data-missing={name !== 'caption' && node.attrs[name] === '' ? '' : undefined}
          >
            <span>{label}</span>
            <textarea
              rows={1}
              maxLength={longest}
              placeholder={placeholder}
              value={String(node.attrs[name])}
              onKeyDown={(event) => {
                const at = getPos()
                if (event.key !== 'Escape' || at === undefined) return
                editor.commands.setNodeSelection(at)
                editor.view.focus()
              }}
              onChange={(event) => updateAttributes({ [name]: event.target.value })}
            />
          </label>
        ))}
      </figcaption>
      <span className="story-node-tools">
        <Button tone="quiet" size="small" square aria-label="Remove the picture" onPress={deleteNode}>
          <X size={14} aria-hidden="true" />
        </Button>
      </span>
    </NodeViewWrapper>
  )
}
