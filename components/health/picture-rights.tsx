import { dayInWords } from '#components/media/facts/day-in-words.ts'
import { Link } from '#components/ui/link.tsx'
import type { LiveWithoutRights } from '#newsroom/media/live-without-rights.ts'
import { useFormat, useWords } from '#words'
import { Part } from './part.tsx'

/** Stories that readers have with a picture whose rights ran out. Nothing is taken from readers by itself. */
export function PictureRights({ stories }: { stories: readonly LiveWithoutRights[] }) {
  const say = useWords()
  const { locale } = useFormat()
  if (stories.length === 0) return null
  return (
    <Part name={say('health.pictureRights')} state="act" advice={say('health.pictureRightsDo')}>
      <p>{say('health.pictureRightsEnded', { count: stories.length })}</p>
      <ul className="mt-1 grid gap-1">
        {stories.map(({ articleId, headline, mediaId, name, rightsEnd }) => (
          <li key={`${articleId} ${mediaId}`} className="wrap-anywhere">
            <Link href={`/desk/articles/${articleId}`} className="underline underline-offset-2">
              {headline}
            </Link>{' '}
            <span className="text-ink-soft text-xs">
              <Link href={`/desk/media?part=ended-live&picture=${mediaId}`} className="underline underline-offset-2">
                {name}
              </Link>
              {rightsEnd && `, ${say('health.pictureRightsUntil', { day: dayInWords(locale, rightsEnd) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
