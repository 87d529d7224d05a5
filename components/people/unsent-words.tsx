import Link from 'next/link'
import type { Unsent } from '#components/editor/local/find-unsent.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** Before somebody signs out: which of their words only this device has, and what can be done with them. */
export function UnsentWords({
  unsent,
  isPending,
  onLeave,
  onStay,
}: {
  unsent: readonly Unsent[]
  isPending: boolean
  onLeave: () => void
  onStay: () => void
}) {
  const say = useWords()
  const words = unsent.reduce((sum, story) => sum + story.words, 0)
  return (
    <div className="max-w-sm text-left">
      <Alert tone="warn" live>
        <p className="font-semibold">{say('people.unsent', { words, stories: unsent.length })}</p>
        <ul className="my-1 list-disc pl-5">
          {unsent.map(({ articleId, headline }) => (
            <li key={articleId}>
              <Link href={`/desk/articles/${articleId}`} className="underline">
                {headline || say('everywhere.noHeadline')}
              </Link>
            </li>
          ))}
        </ul>
        <p>{say('people.unsentAbout')}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="primary" autoFocus onPress={onStay}>
            {say('people.staySignedIn')}
          </Button>
          {words > 0 && <Button onPress={() => download(unsent)}>{say('people.downloadUnsent')}</Button>}
          <Button isPending={isPending} onPress={onLeave}>
            {say('people.signOutAndKeep')}
          </Button>
        </div>
      </Alert>
    </div>
  )
}

function download(unsent: readonly Unsent[]): void {
  const texts = unsent.map(({ text }) => text).filter(Boolean)
  const address = URL.createObjectURL(new Blob([`${texts.join('\n\n* * *\n\n')}\n`], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: address, download: 'galley.txt' }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // the browser reads it after the click
}
