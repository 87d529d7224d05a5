import type { Node } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import { type Editor, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { RightsFlag } from '#components/media/facts/rights-flag.tsx'
import { Button } from '#components/ui/button.tsx'
import { growWithText } from '#components/ui/grow-with-text.ts'
import type { Picture } from '#lib/document-types.ts'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import type { PictureLayout } from '#newsroom/articles/nodes.ts'
import { useWords } from '#words'
import { MapMarker } from '../maps/map-marker.tsx'
import { layPictures } from './lay-pictures.ts'
import { LayoutMenu } from './layout-menu.tsx'

const words = [
  { name: 'caption', hint: 'captionHint', longest: 2000 },
  { name: 'credit', hint: 'creditHint', longest: 300 },
  { name: 'alt', hint: 'altHintLong', longest: 1000 },
] as const

/**
 * The picture with its words, which are edited where they stand. One that was just chosen has the caret in its caption; Enter
 * leads from word to word and on into the text, Escape back to the picture. An alt text that is missing says so. The first hero
 * picture may be one of the text: it moves over the story with its words.
 */
export function PictureView({ node, selected, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const say = useWords()
  const { picture: find, isLocked, takesCaret } = useEditorResources()
  const mediaId = String(node.attrs.mediaId)
  const picture = find(mediaId)
  const fields = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the picture comes onto the screen
  useEffect(() => {
    const caption = takesCaret(mediaId) ? fields.current?.querySelector('textarea') : null
    caption?.focus()
    caption?.setSelectionRange(caption.value.length, caption.value.length)
  }, [])
  return (
    <NodeViewWrapper as="figure" className="story-picture" data-selected={selected || undefined} contentEditable={false}>
      <div className="story-picture-frame" data-drag-handle>
        {typeof picture === 'object' && (
          <div className="relative">
            <img
              src={mediaPath(picture.hash, widthFor(picture.width, 960), 'webp')}
              width={picture.width}
              height={picture.height}
              alt={String(node.attrs.alt)}
              draggable={false}
            />
            <MapMarker {...{ editor, getPos, isLocked }} />
          </div>
        )}
        <RightsFlag picture={picture} />
        {picture === 'gone' && <p className="p-6 text-danger text-sm">{say('media.notInLibrary')}</p>}
      </div>
      <figcaption ref={fields}>
        {words.map(({ name, ...word }) => (
          <PictureWord
            key={name}
            {...word}
            name={name}
            value={String(node.attrs[name])}
            isLocked={isLocked}
            onKeyDown={(event) => leave(event, { node, editor, getPos })}
            onChange={(text) => updateAttributes({ [name]: text })}
          />
        ))}
      </figcaption>
      {!isLocked && <PictureTools {...{ node, editor, getPos, deleteNode }} />}
    </NodeViewWrapper>
  )
}

/** What can be done with a picture. That of an embed or a map is as wide as these; that of a map goes with the map. */
function PictureTools({ node, editor, getPos, deleteNode }: Pick<NodeViewProps, 'node' | 'editor' | 'getPos' | 'deleteNode'>) {
  const say = useWords()
  const { makeHero } = useEditorResources()
  const around = parentAt(editor, getPos())?.type.name ?? 'doc'
  const isOfMap = around === 'map'
  const moveOverStory = () => {
    makeHero?.(heroOf(node.attrs))
    deleteNode()
  }
  const lay = (layout: PictureLayout | null) => {
    const at = getPos()
    if (at === undefined) return
    layPictures(at, layout)(editor.state, editor.view.dispatch)
    editor.view.focus()
  }
  const comment = () => {
    const at = getPos()
    if (at === undefined) return
    editor.commands.setNodeSelection(at)
    editor.commands.startComment()
  }
  return (
    <span className="story-node-tools flex flex-wrap justify-end">
      {makeHero && !isOfMap && (
        <Button tone="quiet" size="small" onPress={moveOverStory}>
          {say('editor.useAsHero')}
        </Button>
      )}
      {['doc', 'pictures'].includes(around) && <LayoutMenu layout={layoutAt(editor, getPos())} onLay={lay} />}
      <Button tone="quiet" size="small" onPress={comment}>
        {say('comments.start')}
      </Button>
      {!isOfMap && (
        <Button tone="quiet" size="small" square aria-label={say('editor.removePicture')} onPress={deleteNode}>
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </span>
  )
}

/** What a picture stands in. */
const parentAt = ({ state }: Editor, at: number | undefined): Node | null => (at === undefined ? null : state.doc.resolve(at).parent)

/** The layout of the group that the picture is in. */
function layoutAt(editor: Editor, at: number | undefined): PictureLayout | null {
  const parent = parentAt(editor, at)
  return parent?.type.name === 'pictures' ? parent.attrs.layout : null
}

/** Enter leads to the next word and on into the text, Escape back to the picture. */
function leave(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { node, editor, getPos }: Pick<NodeViewProps, 'node' | 'editor' | 'getPos'>,
): void {
  const at = getPos()
  if (at === undefined || event.nativeEvent.isComposing) return
  if (event.key === 'Escape') {
    editor.commands.setNodeSelection(at)
    editor.view.focus()
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    const next = event.currentTarget.closest('label')?.nextElementSibling?.querySelector('textarea')
    if (next) {
      next.focus()
      return
    }
    const { state, view } = editor
    view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(at + node.nodeSize), 1)).scrollIntoView())
    view.focus()
  }
}

/** What is typed stands on the screen at once: by the way over the text's state the caret would jump to the end. */
function PictureWord({
  name,
  hint,
  longest,
  value,
  isLocked,
  onKeyDown,
  onChange,
}: {
  name: (typeof words)[number]['name']
  hint: (typeof words)[number]['hint']
  longest: number
  value: string
  isLocked: boolean
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  onChange: (text: string) => void
}) {
  const say = useWords()
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setText(value)
  }
  return (
    <label className="story-picture-word" data-word={name} data-missing={name !== 'caption' && text === '' ? '' : undefined}>
      <span>{say(`editor.${name}`)}</span>
      <textarea
        ref={growWithText}
        rows={1}
        readOnly={isLocked}
        maxLength={longest}
        placeholder={say(`editor.${hint}`)}
        value={text}
        enterKeyHint="next"
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value)
          onChange(event.target.value)
        }}
      />
    </label>
  )
}

const heroOf = ({ mediaId, alt, caption, credit }: Record<string, unknown>): Picture => ({
  mediaId: String(mediaId),
  alt: String(alt),
  caption: String(caption),
  credit: String(credit),
})
