import { useWords } from '#words'
import { ChangeMark } from './change-mark.tsx'
import { wordChanges } from './word-changes.ts'

/** Two texts as one, with removed and added words. */
export function ComparedWords({ before, after }: { before: string; after: string }) {
  const say = useWords()
  return wordChanges(before, after).map(({ at, text, is }) =>
    is === 'same' ? (
      <span key={`${is} ${at}`}>{text}</span>
    ) : (
      <ChangeMark key={`${is} ${at}`} is={is} said={say(is === 'added' ? 'workflow.added' : 'workflow.removed')}>
        {text}
      </ChangeMark>
    ),
  )
}
