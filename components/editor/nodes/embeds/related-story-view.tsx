import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'

/** The card as it will stand in the text. */
export function RelatedStoryView({ node, selected, deleteNode }: NodeViewProps) {
  const { story: find, isLocked } = useEditorResources()
  const story = find(String(node.attrs.articleId))
  return (
    <NodeViewWrapper
      as="aside"
      className="story-related group"
      data-selected={selected || undefined}
      data-drag-handle
      aria-label="Related story"
      contentEditable={false}
    >
      <p className="story-related-label">Related</p>
      {story === undefined && <p className="story-related-headline text-ink-faint">Looking it up…</p>}
      {story === 'gone' && (
        <p className="story-related-headline text-danger">This story is not published: readers will not see the card.</p>
      )}
      {typeof story === 'object' && (
        <>
          <p className="story-related-headline">{story.headline}</p>
          {story.dek && <p className="story-related-dek">{story.dek}</p>}
        </>
      )}
      {!isLocked && (
        <span className="story-node-tools">
          <Button tone="quiet" size="small" square aria-label="Remove the related story" onPress={deleteNode}>
            <X size={14} aria-hidden="true" />
          </Button>
        </span>
      )}
    </NodeViewWrapper>
  )
}
