'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Asked } from '#lib/outcome.ts'
import type { ReplacedIn, replacePicture } from '#newsroom/articles/replace-picture.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import { type PickedPicture, PicturePicker } from './picture-picker.tsx'
import { Thumb } from './thumb.tsx'

export type ReplaceAction = Asked<typeof replacePicture>

/** Puts another picture in the place of this one in all stories: chooses it, asks once, and says story by story what became of it. */
export function ReplacePicture({ picture, onReplace }: { picture: LibraryPicture; onReplace: ReplaceAction }) {
  const say = useWords()
  const client = useQueryClient()
  const [isChoosing, setChoosing] = useState(false)
  const [picked, setPicked] = useState<PickedPicture | null>(null)
  const { run, isBusy, outcome, clear } = useRequest(onReplace)
  async function replace(to: string) {
    const answer = await run({ from: picture.id, to })
    setPicked(null)
    if (answer.ok) await client.invalidateQueries({ queryKey: ['picture-usage', picture.id] })
  }
  return (
    <section className="mt-5 grid justify-items-start gap-2 border-line border-t pt-3">
      <p className="text-ink-soft text-xs">{say('media.replaceAbout')}</p>
      {isChoosing ? (
        <PicturePicker
          className="w-full"
          onClose={() => setChoosing(false)}
          onPick={(other) => {
            setChoosing(false)
            if (other.id !== picture.id) setPicked(other)
          }}
        />
      ) : (
        !picked && (
          <Button
            size="small"
            onPress={() => {
              clear()
              setChoosing(true)
            }}
          >
            {say('media.replace')}
          </Button>
        )
      )}
      {picked && <Question picked={picked} isBusy={isBusy} onYes={() => void replace(picked.id)} onNo={() => setPicked(null)} />}
      {outcome?.ok && <Report {...outcome.value} />}
      {outcome && !outcome.ok && (
        <Alert tone="danger" live>
          {say(`problems.${outcome.problem}`)}
        </Alert>
      )}
    </section>
  )
}

type QuestionProps = { picked: PickedPicture; isBusy: boolean; onYes: () => void; onNo: () => void }

function Question({ picked, isBusy, onYes, onNo }: QuestionProps) {
  const say = useWords()
  return (
    <div className="grid w-full gap-2">
      <span className="block h-24 w-32 overflow-hidden rounded-sm bg-sunken">
        <Thumb picture={picked} wanted={320} alt={picked.alt || picked.caption} />
      </span>
      <p>{say('media.replaceAsk')}</p>
      <span className="flex flex-wrap gap-2">
        <Button size="small" tone="primary" isPending={isBusy} onPress={onYes}>
          {say('media.replaceNow')}
        </Button>
        <Button size="small" tone="quiet" onPress={onNo}>
          {say('everywhere.cancel')}
        </Button>
      </span>
    </div>
  )
}

function Report({ stories, others }: { stories: ReplacedIn[]; others: number }) {
  const say = useWords()
  const done = stories.filter(({ problem }) => problem === null)
  return (
    <div role="status" className="w-full text-xs">
      <p>{say('media.replacedIn', { count: done.length })}</p>
      <ul className="mt-1 grid gap-0.5">
        {stories.map(({ articleId, headline, problem, isOnMap }) => (
          <li key={articleId} className="wrap-anywhere">
            <Link href={`/desk/articles/${articleId}`} className="underline underline-offset-2">
              {headline || say('everywhere.noHeadline')}
            </Link>
            {problem && `: ${say(`media.notReplaced-${problem}`)}`}
            {isOnMap && `: ${say('media.replacedOnMap')}`}
          </li>
        ))}
      </ul>
      {others > 0 && <p className="mt-1 text-ink-faint">{say('media.usedElsewhere', { count: others })}</p>}
    </div>
  )
}
