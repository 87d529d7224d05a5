import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { NoticeOfList } from '#newsroom/notices/notices-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import { NoticeRow } from './notice-row.tsx'
import { ReadAllButton, type ReadNotices } from './read-all-button.tsx'

/** The notices of a person, newest first. Each leads to what it is about. */
export function NoticesPage({
  page: { notices, next },
  isFirst,
  person,
  zone,
  readNotices,
}: {
  page: { notices: NoticeOfList[]; next: string | null }
  isFirst: boolean
  person: Pick<Person, 'role'>
  zone: string
  readNotices: ReadNotices
}) {
  const say = useWords()
  const hasUnread = notices.some(({ isRead }) => !isRead)
  return (
    <Page
      title={say('notices.notices')}
      about={say('notices.about')}
      actions={
        <>
          {hasUnread && <ReadAllButton readNotices={readNotices} />}
          <LinkButton href="/desk/notices/choices">{say('notices.choose')}</LinkButton>
        </>
      }
    >
      {notices.length > 0 ? (
        <ul aria-label={say('notices.notices')} className="border-line border-t">
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} person={person} zone={zone} />
          ))}
        </ul>
      ) : (
        <EmptyState title={say('notices.none')}>{say('notices.noneAbout')}</EmptyState>
      )}
      <Pagination
        label={say('notices.pages')}
        first={isFirst ? undefined : '/desk/notices'}
        next={next ? `/desk/notices?after=${next}` : undefined}
      />
    </Page>
  )
}
