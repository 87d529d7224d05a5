import type { RightsMark } from '#newsroom/media/rights.ts'
import { RightsBadge } from './rights-badge.tsx'

type Known = { rightsMark: RightsMark | null; rightsEnd: string | null }

/** On a picture in a story's text: its rights, over its corner. */
export function RightsFlag({ picture }: { picture: Known | 'gone' | undefined }) {
  if (typeof picture !== 'object' || !picture.rightsMark) return null
  return (
    <span className="absolute top-2 left-2">
      <RightsBadge mark={picture.rightsMark} until={picture.rightsEnd} />
    </span>
  )
}
