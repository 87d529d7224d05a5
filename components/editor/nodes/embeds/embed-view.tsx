import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { embedOf } from '#lib/embeds/embed.ts'
import { useWords } from '#words'

/** The card as readers will have it, without what it leads to: the desk, too, asks nobody else for it. */
export function EmbedView({ node, selected, deleteNode }: NodeViewProps) {
  const say = useWords()
  const { isLocked } = useEditorResources()
  const embed = embedOf(node.attrs.embedId)
  return (
    <NodeViewWrapper as="figure" className="story-embed" data-selected={selected || undefined} aria-label={say('blocks.embed')}>
      <div className="story-embed-from" contentEditable={false} data-drag-handle>
        <strong>{embed?.name}</strong>
        {embed && (
          <a href={embed.address} target="_blank" rel="noreferrer">
            {embed.address}
          </a>
        )}
        {!isLocked && (
          <span className="story-node-tools">
            <Button tone="quiet" size="small" square aria-label={say('blocks.removeEmbed')} onPress={deleteNode}>
              <X size={14} aria-hidden="true" />
            </Button>
          </span>
        )}
      </div>
      <NodeViewContent className="story-embed-words" />
    </NodeViewWrapper>
  )
}
