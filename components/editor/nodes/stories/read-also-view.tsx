import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { Plus, X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { mostListed } from './read-also-commands.ts'

/**
 * The list as it will stand in the text, with what changes it. Its label cannot be selected: otherwise Chromium takes the caret that a key has
 * brought to the first story for one in the label, and puts it into the headline.
 */
export function ReadAlsoView({ node, selected, deleteNode, editor, getPos }: NodeViewProps) {
  const say = useWords()
  const { isLocked, ask } = useEditorResources()
  const add = () => {
    const at = getPos()
    if (at === undefined || !ask) return
    editor.commands.setNodeSelection(at)
    ask('read-also')
  }
  return (
    <NodeViewWrapper as="aside" className="story-read-also" data-selected={selected || undefined} aria-label={say('blocks.read-also')}>
      <p className="story-related-label select-none" contentEditable={false} data-drag-handle>
        {say('editor.related')}
      </p>
      <NodeViewContent className="story-read-also-stories" />
      {!isLocked && (
        <p className="flex gap-1" contentEditable={false}>
          <Button tone="quiet" size="small" isDisabled={!ask || node.childCount >= mostListed} onPress={add}>
            <Plus size={14} aria-hidden="true" /> {say('blocks.addStory')}
          </Button>
          <Button tone="quiet" size="small" square aria-label={say('blocks.removeReadAlso')} onPress={deleteNode}>
            <X size={14} aria-hidden="true" />
          </Button>
        </p>
      )}
    </NodeViewWrapper>
  )
}
