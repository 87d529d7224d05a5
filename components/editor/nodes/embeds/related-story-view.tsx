import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** The card as it will stand in the text. */
export function RelatedStoryView({ node, selected, deleteNode }: NodeViewProps) {
  const say = useWords()
  const { story: find, isLocked } = useEditorResources()
  const story = find(String(node.attrs.articleId))
  return (
    <NodeViewWrapper
      as="aside"
      className="story-related group"
      data-selected={selected || undefined}
      data-drag-handle
      aria-label={say('editor.relatedStory')}
      contentEditable={false}
    >
      <p className="story-related-label">{say('editor.related')}</p>
      {story === undefined && <p className="story-related-headline text-ink-faint">{say('editor.lookingUp')}</p>}
      {story === 'gone' && <p className="story-related-headline text-danger">{say('editor.relatedGone')}</p>}
      {typeof story === 'object' && (
        <>
          <p className="story-related-headline">{story.headline}</p>
          {story.dek && <p className="story-related-dek">{story.dek}</p>}
        </>
      )}
      {!isLocked && (
        <span className="story-node-tools">
          <Button tone="quiet" size="small" square aria-label={say('editor.removeRelated')} onPress={deleteNode}>
            <X size={14} aria-hidden="true" />
          </Button>
        </span>
      )}
    </NodeViewWrapper>
  )
}
