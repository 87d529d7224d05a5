'use client'

import { useState } from 'react'
import { ArticleEditor } from '#components/editor/article-editor.tsx'
import type { EditorProps } from '#components/editor/editor-props.ts'
import type { BegunStory } from '#components/editor/local/kept.ts'
import { actionsAfter, beginOnce } from './begin-on-server.ts'

/** The editor of a story that was begun without a network: on this device only, until the newsroom has created it. */
export function BegunEditor({ begun, story }: { begun: BegunStory; story: EditorProps }) {
  const [props] = useState((): EditorProps => {
    const begin = beginOnce(begun)
    return {
      ...story,
      story: { ...story.story, id: begun.articleId },
      begin,
      actions: actionsAfter(begin, story.actions),
      workflow: { ...story.workflow, actions: actionsAfter(begin, story.workflow.actions) },
    }
  })
  return <ArticleEditor {...props} />
}
