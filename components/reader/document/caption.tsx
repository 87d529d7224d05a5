import type { Edition } from '../edition.ts'

/** What is seen, and who made it: two facts, told apart. */
export function Caption({ edition, caption, credit }: { edition: Edition; caption: string; credit: string }) {
  if (!caption && !credit) return null
  return (
    <figcaption>
      {caption && <span>{caption} </span>}
      {credit && <cite>{edition.words('photo', { credit })}</cite>}
    </figcaption>
  )
}
