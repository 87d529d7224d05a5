import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { dispatchBesideKeys } from '#components/editor/extensions/cursor-first.ts'
import { askAddress } from '#components/ui/ask-address.ts'
import { notify } from '#components/ui/notify.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Asked } from '#lib/outcome.ts'
import type { StyleMatch, StyleRule } from '#newsroom/house-style/find-style.ts'
import type { ignoreStyleRule } from '#newsroom/house-style/ignore-style-rule.ts'
import type { StyleOfStory } from '#newsroom/house-style/style-of-story.ts'
import { useWords } from '#words'
import { lookForStyle } from './style-marks.ts'

const none: StyleOfStory = { rules: [], ignored: [] }

/** Looks for the rules of the house style in a story that is written, and ignores one in it. `again`: what the newsroom says has changed. */
export function useHouseStyle({
  story: { id: articleId },
  language,
  editor,
  isLocked,
  ask,
  onIgnored,
}: {
  story: { id: string }
  language: string
  editor: Editor | null
  isLocked: boolean
  /** Null for a person who may not choose for the story. */
  ask: Asked<typeof ignoreStyleRule> | null
  onIgnored: () => void
}) {
  const say = useWords()
  const { value = none, again } = useAnswer(['house-style', articleId, language], (signal) =>
    askAddress<StyleOfStory>(`/desk/articles/${articleId}/house-style?language=${language}`, signal),
  )
  useEffect(() => {
    if (editor && !editor.isDestroyed) dispatchBesideKeys(editor.view, (state) => lookForStyle(state, isLocked ? [] : rulesOf(value)))
  }, [editor, value, isLocked])

  const { run } = useRequest(ask ?? unasked)
  async function set(rule: StyleRule, isIgnored: boolean): Promise<void> {
    const answer = await run({ articleId, ruleId: rule.id, isIgnored })
    if (!answer.ok) notify.problem(say(`problems.${answer.problem}`))
    await again()
    onIgnored()
  }
  const ignored = value.rules.filter(({ id }) => value.ignored.includes(id))
  return {
    ignored,
    ignore: ask ? ({ rule }: StyleMatch) => void set(rule, true) : null,
    lookAgain: ask ? (rule: StyleRule) => void set(rule, false) : null,
  }
}

export type HouseStyle = ReturnType<typeof useHouseStyle>

const unasked: Asked<typeof ignoreStyleRule> = async () => ({ ok: false, problem: 'not-allowed' })

const rulesOf = ({ rules, ignored }: StyleOfStory): StyleRule[] => {
  const left = new Set(ignored)
  return rules.filter(({ id }) => !left.has(id))
}
