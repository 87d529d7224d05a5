'use client'

import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { valueInTime } from '#components/ui/unanswered.ts'
import { isLinkHref, linkedStory, storyHref } from '#newsroom/articles/nodes.ts'
import { useWords } from '#words'
import { hrefOf } from './href-of.ts'
import { StoryFinder } from './story-finder.tsx'
import { usePlaceAtSelection } from './use-place-at-selection.ts'

type Props = {
  editor: Editor
  findStories: (query: string) => ReturnType<EditorActions['findStories']>
  onClose: () => void
}

/** Ctrl+K: links to an address, or to one of our stories, found by its headline or its address. Such a link follows the story wherever it goes. */
export function LinkPanel({ editor, findStories, onClose }: Props) {
  const say = useWords()
  const [now] = useState(() => String(editor.getAttributes('link').href ?? ''))
  const ours = linkedStory(now)
  const start = ours ? '' : now
  const place = useRef<HTMLDivElement>(null)
  usePlaceAtSelection(place, editor)
  const [problem, setProblem] = useState<string>()
  const [text, setText] = useState(start)
  async function find(query: string) {
    const path = hrefOf(query)
    const isElsewhere = looksLikeAddress(query) && !path.startsWith('/')
    const stories = isElsewhere ? [] : await valueInTime(findStories(looksLikeAddress(query) ? path : query))
    return stories.map((story) => ({ ...story, detail: story.path }))
  }
  function link(address: string, words = address) {
    if (!setLink(editor, address, words)) return setProblem(say('editor.notLinked', { address }))
    onClose()
  }
  return (
    <div ref={place} className="absolute left-1/2 z-30 w-[min(28rem,calc(100%-1.5rem))] -translate-x-1/2 scroll-mt-28 scroll-mb-4">
      <Panel title={say('editor.link')} onClose={onClose}>
        {ours && <LinkedStory articleId={ours} />}
        <StoryFinder
          label={say('editor.linkLabel')}
          placeholder={say('editor.linkHint')}
          start={start}
          find={find}
          onTake={(story) => link(storyHref(story.id), story.headline)}
          onTyped={(typed) => {
            setText(typed)
            setProblem(undefined)
          }}
          onEnter={link}
        />
        <p role="alert" className="text-danger text-xs">
          {problem}
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="primary" size="small" isDisabled={text.trim() === ''} onPress={() => link(text)}>
            {say('editor.link')}
          </Button>
          {now && (
            <Button
              size="small"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run()
                onClose()
              }}
            >
              {say('editor.removeLink')}
            </Button>
          )}
        </div>
      </Panel>
    </div>
  )
}

/** The story that the words lead to now. */
function LinkedStory({ articleId }: { articleId: string }) {
  const say = useWords()
  const story = useEditorResources().story(articleId)
  if (story === undefined) return null
  return <p className="mb-2 text-sm">{story === 'gone' ? say('editor.linkGone') : say('editor.linksTo', { headline: story.headline })}</p>
}

/** Links the selection; without a selection it inserts the words as linked text. False when the address may not be linked. */
function setLink(editor: Editor, address: string, words: string): boolean {
  const href = linkedStory(address) ? address : hrefOf(address)
  if (!isLinkHref(href)) return false
  const chain = editor.chain().focus().extendMarkRange('link')
  if (editor.state.selection.empty && !editor.isActive('link'))
    chain.insertContent([{ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }]).run()
  else chain.setTextSelection(wordsIn(editor)).setLink({ href }).run()
  return true
}

/** The selection without spaces at its ends: a link should cover only words. */
function wordsIn({ state }: Editor): { from: number; to: number } {
  const { from, to } = state.selection
  const text = state.doc.textBetween(from, to, '\n', '\n')
  const [before, after] = [text.length - text.trimStart().length, text.length - text.trimEnd().length]
  return text.trim() === '' || state.selection.$from.parent !== state.selection.$to.parent
    ? { from, to }
    : { from: from + before, to: to - after }
}

const looksLikeAddress = (text: string) => /^(https?:|mailto:|tel:|\/|www\.)/i.test(text.trim())
