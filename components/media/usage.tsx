'use client'

import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { askAddress } from '#components/ui/ask-address.ts'
import { Link } from '#components/ui/link.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Say } from '#components/ui/words/say.ts'
import { localize } from '#lib/publication.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { AttachmentSpot } from '#newsroom/attachments/usage.ts'
import type { AlikePicture } from '#newsroom/media/alike.ts'
import type { PictureSpot } from '#newsroom/media/usage.ts'
import { useWords } from '#words'
import { AlikePictures } from './facts/alike-pictures.tsx'

type Usage = {
  stories: { articleId: string; headline: string; stage: Stage; isEmbargoed: boolean }[]
  others: number
  spots: (PictureSpot | AttachmentSpot)[]
}

/** The stories that show a picture and that this person may see, what else shows it, and pictures that look like it. */
export function PictureUsage({ id }: { id: string }) {
  const { value, problem } = useAnswer(['picture-usage', id], (signal) =>
    askAddress<{ usage: Usage; alike: AlikePicture[] }>(`/api/media/${id}`, signal),
  )
  return (
    <>
      {value && <AlikePictures pictures={value.alike} />}
      <UsedIn usage={value?.usage} isLost={problem !== null} />
    </>
  )
}

/** Where a sound, video, document or captions are used. */
export function FileUsage({ id }: { id: string }) {
  const { value, problem } = useAnswer(['file-usage', id], (signal) => askAddress<{ usage: Usage }>(`/api/attachments/${id}`, signal))
  return <UsedIn usage={value?.usage} isLost={problem !== null} />
}

function UsedIn({ usage, isLost }: { usage?: Usage; isLost: boolean }) {
  const say = useWords()
  return (
    <section className="mt-5 border-line border-t pt-3">
      <h3 className="mb-1 font-semibold text-ink-soft text-xs">{say('media.usedIn')}</h3>
      {usage ? (
        <Stories {...usage} />
      ) : isLost ? (
        <p className="text-ink-soft">{say('media.usageNotLoaded')}</p>
      ) : (
        <Spinner label={say('media.usageLoading')} />
      )}
    </section>
  )
}

function Stories({ stories, others, spots }: Usage) {
  const say = useWords()
  if (stories.length + others + spots.length === 0) return <p className="text-ink-faint">{say('media.unused')}</p>
  return (
    <>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {stories.map((story) => (
          <li key={story.articleId} className="flex items-baseline justify-between gap-3">
            <Link href={`/desk/articles/${story.articleId}`} className="min-w-0 truncate underline-offset-2 hover:underline">
              {story.headline || say('everywhere.noHeadline')}
            </Link>
            <span className="flex shrink-0 items-center gap-1.5 text-ink-faint text-xs">
              {story.isEmbargoed && <EmbargoMark />}
              {say(`stages.${story.stage}`)}
            </span>
          </li>
        ))}
        {spots.map((spot) => (
          <li key={`${spot.kind} ${'id' in spot ? spot.id : ''}`} className="wrap-anywhere">
            {spotInWords(say, spot)}
          </li>
        ))}
      </ul>
      {others > 0 && <p className="mt-1 text-ink-faint text-xs">{say('media.usedElsewhere', { count: others })}</p>}
    </>
  )
}

function spotInWords(say: Say, spot: PictureSpot | AttachmentSpot): string {
  switch (spot.kind) {
    case 'author':
      return say('media.spot-author', { name: localize(spot.name) })
    case 'captions':
      return say('media.spot-captions', { name: spot.name })
    case 'template':
    case 'snippet':
      return say(`media.spot-${spot.kind}`, { name: spot.name })
    case 'page':
      return say('media.spot-page', { slug: spot.slug })
    default:
      return say(`media.spot-${spot.kind}`)
  }
}
