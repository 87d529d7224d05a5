import type { Unsent } from '#components/editor/local/find-unsent.ts'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { useWords } from '#words'
import { BeforeSignOut } from './before-sign-out.tsx'

type Props = { unsent: readonly Unsent[]; isPending: boolean; onLeave: () => void; onStay: () => void }

/** Before somebody signs out: which of their words only this device has, and what can be done with them. */
export function UnsentWords({ unsent, ...leaving }: Props) {
  const say = useWords()
  const words = unsent.reduce((sum, story) => sum + story.words, 0)
  return (
    <BeforeSignOut
      {...leaving}
      title={say('people.unsent', { words, stories: unsent.length })}
      about={say('people.unsentAbout')}
      acts={words > 0 && <Button onPress={() => download(unsent)}>{say('people.downloadUnsent')}</Button>}
    >
      {unsent.map(({ articleId, headline }) => (
        <li key={articleId}>
          <Link href={`/desk/articles/${articleId}`} className="underline">
            {headline || say('everywhere.noHeadline')}
          </Link>
        </li>
      ))}
    </BeforeSignOut>
  )
}

function download(unsent: readonly Unsent[]): void {
  const texts = unsent.map(({ text }) => text).filter(Boolean)
  const address = URL.createObjectURL(new Blob([`${texts.join('\n\n* * *\n\n')}\n`], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: address, download: 'galley.txt' }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // the browser reads it after the click
}
