'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { notify } from '#components/ui/notify.ts'
import { usePoll } from '#components/ui/use-poll.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { useFormat, useWords } from '#words'
import type { BarActions } from './actions.ts'
import type { BarItem } from './bar-items.ts'
import { problemInWords } from './breaking-words.ts'
import { useEnd } from './use-end.ts'

type Props = { items: BarItem[]; zone: string; actions: BarActions }

/** The breaking news that readers have now, on every page of an editor's desk: one press to change it, to end it, and to add its story. */
export function BreakingBar({ items: atFirst, zone, actions }: Props) {
  const say = useWords()
  const path = usePathname()
  const router = useRouter()
  const [items, setItems] = useState(atFirst)
  // The page was rendered again, after an act on it.
  useEffect(() => setItems(atFirst), [atFirst])
  usePoll<{ items: BarItem[] }>('/desk/breaking/standing', (news) => setItems(news.items), { topic: 'breaking' })
  if (items.length === 0 || path === '/desk/breaking') return null
  const [, articleId] = /^\/desk\/articles\/([0-9a-f-]{36})$/.exec(path) ?? []
  return (
    <section aria-label={say('desk.breaking')} className="border-line border-b bg-danger-soft text-ink">
      <ul>
        {items.map((item) => (
          <BarLine key={item.id} {...{ item, zone, actions, articleId }} onChanged={() => router.refresh()} />
        ))}
      </ul>
    </section>
  )
}

type LineProps = Omit<Props, 'items'> & { item: BarItem; articleId: string | undefined; onChanged: () => void }

function BarLine({ item: { id, text, language, needsStory, endsAt }, zone, actions, articleId, onChanged }: LineProps) {
  const say = useWords()
  const { locale } = useFormat()
  const { end, isEnding } = useEnd(actions, onChanged)
  const { run: link, isBusy } = useRequest(actions.link)
  async function linkStory(story: string) {
    const answer = await link({ articleId: story })
    if (answer.ok) notify.done(say('breaking.linked'))
    else notify.problem(problemInWords(say, answer.problem))
    onChanged()
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
      <p className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <Badge tone="danger">{say('breaking.label')}</Badge>
        <Link href="/desk/breaking" lang={language} dir="auto" className="wrap-anywhere line-clamp-2 min-w-0 font-semibold hover:underline">
          {text}
        </Link>
      </p>
      <div className="flex min-w-0 grow flex-wrap items-center justify-end gap-1">
        <span className="mr-auto text-ink-soft text-xs tabular-nums md:mr-2 md:ml-auto">
          {endsAt ? say('breaking.until', { moment: momentInWords(locale, new Date(endsAt), zone) }) : say('breaking.noEnd')}
        </span>
        {articleId && needsStory && (
          <Button size="small" tone="primary" isPending={isBusy} onPress={() => void linkStory(articleId)}>
            {say('breaking.thisIsIt')}
          </Button>
        )}
        <LinkButton size="small" href={`/desk/breaking?change=${id}`}>
          {say('breaking.change')}
        </LinkButton>
        <Button size="small" tone="danger" isPending={isEnding} onPress={() => void end(id)}>
          {say('breaking.end')}
        </Button>
      </div>
    </li>
  )
}
