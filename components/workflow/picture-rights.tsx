'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import { useWords } from '#words'
import { useAllowPicture } from './allowed-pictures.tsx'
import { problemInWords } from './words.ts'

type OfRights = Extract<Missing, { mediaId: string }>

export const isOfRights = (missing: Missing): missing is OfRights => 'mediaId' in missing

/** What can be done about the rights to a picture that keep a story back: look at it in the library, or say that its holder agreed. */
export function PictureRights({ what, mediaId, holder }: OfRights) {
  const say = useWords()
  const allowing = useAllowPicture()
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      {what !== 'rights-ended' && allowing && <Agreed {...allowing} mediaId={mediaId} holder={holder} />}
      <Link href={`/desk/media?picture=${mediaId}`} target="_blank" className="text-xs underline underline-offset-2 pointer-coarse:py-1.5">
        {say('workflow.seePicture')}
      </Link>
    </span>
  )
}

function Agreed({
  articleId,
  allow,
  mediaId,
  holder,
}: NonNullable<ReturnType<typeof useAllowPicture>> & { mediaId: string; holder: string }) {
  const say = useWords()
  const client = useQueryClient()
  const { run, isBusy } = useRequest(allow)
  async function agree() {
    const answer = await run({ articleId, mediaId })
    if (!answer.ok) return notify.problem(problemInWords(say, answer.problem))
    await Promise.all(['readiness', 'readiness-to-act'].map((name) => client.invalidateQueries({ queryKey: [name, articleId] })))
  }
  return (
    <Button size="small" isPending={isBusy} onPress={() => void agree()}>
      {holder ? say('workflow.holderAgreed', { holder }) : say('workflow.theyAgreed')}
    </Button>
  )
}
