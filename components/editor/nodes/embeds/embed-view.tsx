import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { inTime } from '#components/ui/in-time.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { useFormat, useWords } from '#words'
import { fillEmbed } from './embed-commands.ts'

/** The card as readers will have it, without what it leads to: the desk, too, asks nobody else for it. */
export function EmbedView(props: NodeViewProps) {
  const { node, selected, deleteNode } = props
  const say = useWords()
  const format = useFormat()
  const { isLocked, withdrawn } = useEditorResources()
  const embed = embedOf(node.attrs.embedId)
  const asked = useWordsOfSource(props)
  const since = withdrawn?.get(String(node.attrs.embedId))
  return (
    <NodeViewWrapper
      as="figure"
      className="story-embed"
      data-selected={selected || undefined}
      aria-label={say('blocks.embed')}
      data-embed-id={node.attrs.embedId}
    >
      <div className="story-embed-from" contentEditable={false} data-drag-handle>
        <strong>{embed?.name}</strong>
        {embed && (
          <a href={embed.address} target="_blank" rel="noreferrer">
            {embed.address}
          </a>
        )}
        <span role="status">{asked && say(`blocks.embed-${asked}`)}</span>
        {since && (
          <strong className="story-embed-withdrawn">
            {say('blocks.embedWithdrawn', { day: format.dateTime(since, { dateStyle: 'medium' }) })}
          </strong>
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

/** Asks the source of an embed that was just put in what it shows, and writes that into the card. Null: there is nothing to say of it. */
function useWordsOfSource({ node, editor, getPos }: NodeViewProps): 'asked' | 'gone' | 'silent' | null {
  const { describeEmbed } = useEditorResources()
  const [state, setState] = useState<'asked' | 'gone' | 'silent' | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the card comes onto the screen
  useEffect(() => {
    const embedId = String(node.attrs.embedId)
    if (!describeEmbed || !editor.storage.embed.fresh.delete(embedId)) return
    setState('asked')
    void inTime(describeEmbed({ embedId })).then((answer) => {
      if (!answer.ok) return setState(answer.problem === 'gone' ? 'gone' : 'silent')
      setState(null)
      const at = getPos()
      if (at !== undefined && editor.isEditable) fillEmbed(at, answer.value)(editor.state, editor.view.dispatch)
    })
  }, [])
  return state
}
