import { UserRound } from 'lucide-react'
import type { PickedPicture } from '#components/media/picture-picker.tsx'
import { Thumb } from '#components/media/thumb.tsx'
import type { DeskAuthor } from '#newsroom/taxonomy/taxonomy-desk.ts'

export type ShownPortrait = DeskAuthor['portrait'] | PickedPicture

export function Portrait({ picture }: { picture: ShownPortrait }) {
  return (
    <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-full bg-sunken text-ink-faint">
      {picture ? <Thumb picture={picture} wanted={80} /> : <UserRound size={18} strokeWidth={1.75} aria-hidden="true" />}
    </span>
  )
}
