import type { NoticeDetail, NoticeKind } from '#db/schema/notices.ts'
import type { Person } from '#newsroom/people/person.ts'

/** The sentence that says what happened: a key of the words of the desk (`notices`) and of the mail. */
export function phraseOf({
  kind,
  detail: { isUpdate, isPlanned, isEditor, hasEnded, alarm = 'late', security = 'new-admin' },
}: {
  kind: NoticeKind
  detail: NoticeDetail
}) {
  if (kind === 'schedule') return `schedule-${alarm}` as const
  if (kind === 'security') return `security-${security}` as const
  if (kind === 'rights') return hasEnded ? 'rights-ended' : 'rights-soon'
  if (kind === 'assigned' && isEditor) return 'assigned-as-editor'
  if (kind !== 'published') return kind
  if (isPlanned) return isUpdate ? 'updated-as-planned' : 'published-as-planned'
  return isUpdate ? 'updated' : 'published'
}

/** Where a notice leads this person. Breaking news: editors to where it is changed and ended, others to the paper. */
export function placeOf(
  person: Pick<Person, 'role'>,
  { kind, story, comment }: { kind: NoticeKind; story: { id: string } | null; comment: { threadId: string } | null },
) {
  if (kind === 'breaking') return person.role === 'editor' || person.role === 'admin' ? '/desk/breaking' : '/'
  if (kind === 'security') return '/desk/account'
  if (!story) return '/desk/calendar'
  return comment ? `/desk/articles/${story.id}?thread=${comment.threadId}` : `/desk/articles/${story.id}`
}
