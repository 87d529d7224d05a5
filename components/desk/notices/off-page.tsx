import { Alert } from '#components/ui/alert.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Page } from '#components/ui/page.tsx'
import type { NoticeKind } from '#db/schema/notices.ts'
import { useWords } from '#words'

/** Asks once more before mails are turned off, and says when they are. It works without script. */
export function OffPage({ token, kinds, isDone }: { token: string; kinds: NoticeKind[] | null; isDone: boolean }) {
  const say = useWords()
  return (
    <Page title={say('notices.offTitle')}>
      {!kinds ? (
        <Alert tone="warn">{say('notices.offWrong')}</Alert>
      ) : isDone ? (
        <Alert tone="good">{say('notices.offDone')}</Alert>
      ) : (
        <form
          method="post"
          action={`/api/notices/off?from=page&token=${encodeURIComponent(token)}`}
          className="grid justify-items-start gap-3"
        >
          <p>{say('notices.offAsk')}</p>
          <ul className="list-disc pl-5">
            {kinds.map((kind) => (
              <li key={kind}>{say(`notices.kind-${kind}`)}</li>
            ))}
          </ul>
          <button type="submit" className={buttonStyle({ tone: 'primary' })}>
            {say('notices.offButton')}
          </button>
        </form>
      )}
    </Page>
  )
}
