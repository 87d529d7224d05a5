import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Time } from '#components/ui/time.tsx'
import type { NoticeOfList } from '#newsroom/comments/notices-for.ts'
import { useWords } from '#words'
import { ReadAllButton, type ReadNotices } from './read-all-button.tsx'

/** The notices of a person, newest first. Each leads to its comment in the story. */
export function NoticesPage({
  page: { notices, next },
  isFirst,
  zone,
  readNotices,
}: {
  page: { notices: NoticeOfList[]; next: string | null }
  isFirst: boolean
  zone: string
  readNotices: ReadNotices
}) {
  const say = useWords()
  const hasUnread = notices.some(({ isRead }) => !isRead)
  return (
    <Page
      title={say('comments.notices')}
      about={say('comments.noticesAbout')}
      actions={hasUnread ? <ReadAllButton readNotices={readNotices} /> : null}
    >
      {notices.length > 0 ? (
        <ul aria-label={say('comments.notices')} className="border-line border-t">
          {notices.map((notice) => (
            <Notice key={notice.id} notice={notice} zone={zone} />
          ))}
        </ul>
      ) : (
        <EmptyState title={say('comments.noNotices')}>{say('comments.noNoticesAbout')}</EmptyState>
      )}
      <Pagination
        label={say('comments.noticesPages')}
        first={isFirst ? undefined : '/desk/notices'}
        next={next ? `/desk/notices?after=${next}` : undefined}
      />
    </Page>
  )
}

function Notice({ notice: { kind, by, at, text, story, threadId, isRead }, zone }: { notice: NoticeOfList; zone: string }) {
  const say = useWords()
  return (
    <li className="border-line border-b">
      {/* A plain link: the story opens at the thread, also when it is the page before. */}
      <a
        href={`/desk/articles/${story.id}?thread=${threadId}`}
        className="-mx-2 grid gap-x-3 gap-y-0.5 rounded-md px-2 py-2.5 hover:bg-hover"
      >
        <p className={isRead ? '' : 'font-semibold'}>
          {!isRead && (
            <span
              className="mr-2 inline-block size-2 rounded-full bg-accent align-middle"
              role="img"
              aria-label={say('comments.isUnread')}
            />
          )}
          {say(`comments.notice-${kind}`, { name: by })}
        </p>
        <p className="wrap-anywhere line-clamp-2 text-ink-soft">{text}</p>
        <p className="wrap-anywhere text-ink-faint text-xs">
          {story.isEmbargoed && <EmbargoMark />} {story.headline || say('everywhere.noHeadline')} · <Time at={at} zone={zone} />
        </p>
      </a>
    </li>
  )
}
