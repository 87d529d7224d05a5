import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { Time } from '#components/ui/time.tsx'
import type { NoticeOfList } from '#newsroom/notices/notices-for.ts'
import { phraseOf, placeOf } from '#newsroom/notices/phrase-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { useWords } from '#words'

/** One notice: who did what, with which story, and when. It leads there. */
export function NoticeRow({ notice, person, zone }: { notice: NoticeOfList; person: Pick<Person, 'role'>; zone: string }) {
  const say = useWords()
  const { kind, by, at, detail, comment, story, isRead } = notice
  const text = comment?.text ?? detail.text
  const due = detail.at
  return (
    <li className="border-line border-b">
      {/* A plain link: the story opens at the thread, also when it is the page before. */}
      <a href={placeOf(person, notice)} className="-mx-2 grid gap-x-3 gap-y-0.5 rounded-md px-2 py-2.5 hover:bg-hover">
        <p className={isRead ? '' : 'font-semibold'}>
          {!isRead && (
            <span
              className="mr-2 inline-block size-2 rounded-full bg-accent align-middle"
              role="img"
              aria-label={say('notices.isUnread')}
            />
          )}
          {say.rich(`notices.${phraseOf(notice)}`, {
            name: detail.who ?? by ?? say('notices.program'),
            time: () => due && <Time at={new Date(due)} zone={zone} />,
          })}
        </p>
        {text && <p className="wrap-anywhere line-clamp-2 text-ink-soft">{text}</p>}
        <p className="wrap-anywhere text-ink-faint text-xs">
          {story?.isEmbargoed && <EmbargoMark />} {story && `${story.headline || say('everywhere.noHeadline')} · `}
          {kind === 'security' && `${say('notices.aboutAccounts')} · `}
          {kind === 'schedule' && !story && `${say('notices.aboutFeed')} · `}
          <Time at={at} zone={zone} />
        </p>
      </a>
    </li>
  )
}
