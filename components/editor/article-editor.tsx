'use client'

import { EditorContent, useEditor } from '@tiptap/react'
import { useCallback, useEffect, useRef } from 'react'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { EditorActions } from './actions.ts'
import { schemaExtensions, writingExtensions } from './extensions.ts'
import { GrowingField } from './growing-field.tsx'
import { SaveStatus } from './save-status.tsx'
import { type Screen, useKeeper } from './use-keeper.ts'

export function ArticleEditor({
  story,
  person,
  actions,
}: {
  story: DraftFor
  person: Pick<Person, 'id' | 'name' | 'role'>
  sections: Choice[]
  colleagues: Choice[]
  allowed: { share: boolean; discard: boolean }
  actions: EditorActions
}) {
  const headline = useRef<GrowingField>(null)
  const dek = useRef<GrowingField>(null)
  const screen = useRef<Screen>({ editor: null, headline, dek })
  const changed = useRef(() => {})
  const editor = useEditor({
    extensions: [...schemaExtensions, ...writingExtensions],
    content: story.draft.body,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editable: false,
    editorProps: { attributes: { 'aria-label': 'Text', role: 'textbox', 'aria-multiline': 'true', lang: story.language } },
    onUpdate: () => changed.current(),
  })
  screen.current.editor = editor
  const { keeper, keeping, isRestored } = useKeeper({
    articleId: story.id,
    personId: person.id,
    start: story.draft,
    screen,
    save: actions.save,
  })
  changed.current = () => keeper.changed()
  const onChange = useCallback(() => keeper.changed(), [keeper])
  useEffect(() => {
    editor?.setEditable(isRestored, false)
  }, [editor, isRestored])

  return (
    <div>
      <SaveStatus keeping={keeping} />
      <GrowingField
        label="Headline"
        placeholder="Headline"
        start={story.draft.headline}
        className="w-full"
        lang={story.language}
        field={headline}
        onChange={onChange}
        onLeave={() => dek.current?.focus()}
      />
      <GrowingField
        label="Dek"
        placeholder="Dek"
        start={story.draft.dek}
        className="w-full"
        lang={story.language}
        field={dek}
        onChange={onChange}
        onLeave={() => editor?.commands.focus('start')}
      />
      <EditorContent editor={editor} />
    </div>
  )
}
