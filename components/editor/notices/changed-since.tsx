import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { changesInShort } from '#components/workflow/change-words.ts'
import type { ChangedSince } from '#newsroom/workflow/changed-since.ts'
import { useWords } from '#words'

/**
 * What was new in the story when it was opened: for an editor since the last submission, and what readers do not have yet. It does not
 * change while one writes, because the text would move.
 */
export function ChangedSinceNotice({
  since: { submission, publication },
  allowed: { publish: isEditor },
  suggestions,
  onShow,
}: {
  since: ChangedSince
  /** Who may publish is told what is new since the last submission. */
  allowed: { publish: boolean }
  /** How many suggestions were open when the story was opened: an answer may stand in them alone. */
  suggestions: number
  /** Shows the changes since a version in the text. */
  onShow: (version: number) => void
}) {
  const say = useWords()
  const lines = [
    ...(submission && isEditor
      ? [
          {
            version: submission.version,
            sentence:
              submission.changes.length === 0
                ? say('history.sinceSame', { count: suggestions })
                : say('history.sinceSubmission', { changes: changesInShort(say, submission.changes) }),
            isSame: submission.changes.length === 0,
          },
        ]
      : []),
    ...(publication && publication.changes.length > 0
      ? [
          {
            version: publication.version,
            sentence: say('history.sincePublication', { changes: changesInShort(say, publication.changes) }),
            isSame: false,
          },
        ]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <Alert>
      <ul className="grid gap-2 text-sm">
        {lines.map(({ version, sentence, isSame }) => (
          <li key={version} className="flex flex-wrap items-center justify-between gap-2">
            <span className="wrap-anywhere min-w-0 flex-1 basis-60">{sentence}</span>
            {!isSame && (
              <Button size="small" aria-label={say('history.showSince', { sentence })} onPress={() => onShow(version)}>
                {say('history.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
