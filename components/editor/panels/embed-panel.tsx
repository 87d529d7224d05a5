'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { linkAlone } from '#components/editor/nodes/embeds/embed-commands.ts'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { embedIdOf } from '#lib/embeds/embed.ts'
import { useWords } from '#words'
import { hrefOf } from './href-of.ts'

/** Asks for the address of what a card will show. A line that is only a link is that address. */
export function EmbedPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const say = useWords()
  const [text, setText] = useState(() => linkAlone(editor.state.selection.$from.parent) ?? '')
  const [problem, setProblem] = useState<string>()
  function insert(event: FormEvent) {
    event.preventDefault()
    const embedId = embedIdOf(hrefOf(text, null))
    if (embedId === null) return setProblem(say('blocks.embedProblem', { address: text }))
    onClose()
    editor.chain().focus().insertEmbed(embedId).run()
  }
  return (
    <Panel
      title={say('blocks.embed')}
      onClose={onClose}
      className="absolute top-2 left-1/2 z-30 w-[min(28rem,calc(100%-1.5rem))] -translate-x-1/2"
    >
      <form onSubmit={insert} className="grid gap-3">
        <TextField
          label={say('blocks.embedAddress')}
          hint={say('blocks.embedHint')}
          inputMode="url"
          autoComplete="off"
          value={text}
          onChange={(typed) => {
            setText(typed)
            setProblem(undefined)
          }}
          {...(problem !== undefined && { problem })}
        />
        <Button tone="primary" size="small" type="submit" isDisabled={text.trim() === ''} className="justify-self-start">
          {say('blocks.embedInsert')}
        </Button>
      </form>
    </Panel>
  )
}
