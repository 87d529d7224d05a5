import type { Command } from '@tiptap/pm/state'
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { ArrowDown, ArrowUp, type LucideIcon, X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { moveInList, removeFromList } from './read-also-commands.ts'

/** The card as it will stand in the text. */
export function RelatedStoryView(props: NodeViewProps) {
  const { node, selected } = props
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
      {!isLocked && <CardTools {...props} />}
    </NodeViewWrapper>
  )
}

/** Takes the card away; of a list, also moves it. */
function CardTools({ deleteNode, editor, getPos }: NodeViewProps) {
  const say = useWords()
  const at = getPos()
  const parent = at === undefined ? null : editor.state.doc.resolve(at).parent
  const isListed = parent?.type.name === 'readAlso'
  const onList = (command: (at: number) => Command) => {
    const here = getPos()
    if (here !== undefined) command(here)(editor.state, editor.view.dispatch)
  }
  const tool = (name: string, Icon: LucideIcon, onPress: () => void) => (
    <Button tone="quiet" size="small" square aria-label={name} onPress={onPress}>
      <Icon size={14} aria-hidden="true" />
    </Button>
  )
  return (
    <span className="story-node-tools">
      {isListed && parent.childCount > 1 && (
        <>
          {tool(say('blocks.moveUpInList'), ArrowUp, () => onList((here) => moveInList(here, -1)))}
          {tool(say('blocks.moveDownInList'), ArrowDown, () => onList((here) => moveInList(here, 1)))}
        </>
      )}
      {tool(say('editor.removeRelated'), X, isListed ? () => onList(removeFromList) : deleteNode)}
    </span>
  )
}
