import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import type { Picture } from '#lib/document-types.ts'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import { useEditorResources } from '../editor-resources.ts'

const words = [
  { name: 'caption', label: 'Caption', placeholder: 'Caption: what it shows, who, where, when', longest: 2000 },
  { name: 'credit', label: 'Credit', placeholder: 'Credit: who took it', longest: 300 },
  { name: 'alt', label: 'Alt text', placeholder: 'Alt text: describe it for those who cannot see it', longest: 1000 },
] as const

/** The picture with its words, which are edited where they stand; Escape leads back to it. An alt text that is missing says so. The first hero picture may be one of the text: it moves over the story with its words. */
export function PictureView({ node, selected, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const { picture: find, isLocked, makeHero } = useEditorResources()
  const picture = find(String(node.attrs.mediaId))
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
              readOnly={isLocked}
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
      {!isLocked && (
        <span className="story-node-tools flex">
          {makeHero && (
            <Button
              tone="quiet"
              size="small"
              onPress={() => {
                makeHero(heroOf(node.attrs))
                deleteNode()
              }}
            >
              Use as hero
            </Button>
          )}
          <Button tone="quiet" size="small" square aria-label="Remove the picture" onPress={deleteNode}>
            <X size={14} aria-hidden="true" />
          </Button>
        </span>
      )}
    </NodeViewWrapper>
  )
}

const heroOf = ({ mediaId, alt, caption, credit }: Record<string, unknown>): Picture => ({
  mediaId: String(mediaId),
  alt: String(alt),
  caption: String(caption),
  credit: String(credit),
})
