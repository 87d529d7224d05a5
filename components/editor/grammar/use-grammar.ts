import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { askAddress } from '#components/ui/ask-address.ts'
import { notify } from '#components/ui/notify.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { GrammarExceptions } from '#newsroom/grammar/exceptions.ts'
import { ignoredWords } from '#newsroom/grammar/ignored-words.ts'
import { useWords } from '#words'
import type { Dialect } from './check/dialects.ts'
import { GrammarChecker } from './check/grammar-checker.ts'
import type { GrammarSpot } from './grammar-marks.ts'
import { bareWord, GrammarWatch } from './grammar-watch.ts'

const none: GrammarExceptions = { words: [], ignored: [] }

/** Has the grammar of a story checked while it is written in this English. The worker ends with the component. */
export function useGrammarWatch(editor: Editor, dialect: Dialect, exceptions: GrammarExceptions): void {
  const say = useWords()
  const watch = useRef<GrammarWatch | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` only says that it failed
  useEffect(() => {
    let hasFailed = false
    const started = new GrammarWatch(editor, new GrammarChecker(dialect), () => {
      if (!hasFailed) notify.problem(say('grammar.failed'))
      hasFailed = true
    })
    watch.current = started
    started.start()
    return () => started.end()
  }, [editor, dialect])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dialect is another watch
  useEffect(() => watch.current?.except(exceptions), [exceptions, dialect])
}

/** What the grammar leaves alone in a story, and how that is changed. */
export function useGrammarExceptions(articleId: string, { ignore, keepWord }: EditorActions['grammar']) {
  const say = useWords()
  const { value = none, again } = useAnswer(['grammar', articleId], (signal) =>
    askAddress<GrammarExceptions>(`/desk/articles/${articleId}/grammar`, signal),
  )
  const ignoring = useRequest(ignore)
  const keeping = useRequest(keepWord)
  async function setIgnored(rule: string, words: string, isIgnored: boolean): Promise<void> {
    const answer = await ignoring.run({ articleId, rule, words: ignoredWords(words), isIgnored })
    if (!answer.ok) notify.problem(say(answer.problem === 'too-many-ignored' ? 'grammar.tooManyIgnored' : `problems.${answer.problem}`))
    await again()
  }
  async function setKept(word: string, isKept: boolean): Promise<void> {
    const answer = await keeping.run({ word, isKept })
    if (!answer.ok) notify.problem(say(answer.problem === 'too-many-words' ? 'grammar.tooManyWords' : `problems.${answer.problem}`))
    await again()
  }
  return {
    exceptions: value,
    setIgnored,
    setKept,
    ignore: ({ problem: { rule, words } }: GrammarSpot) => setIgnored(rule, words, true),
    keep: ({ problem: { words } }: GrammarSpot) => setKept(bareWord(words), true),
  }
}
