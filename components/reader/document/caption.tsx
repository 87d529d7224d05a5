import type { Edition } from '../edition.ts'

/** What is seen, and who made it: two facts, told apart. A credit that says itself what it is ("Illustration: …") stands alone. */
export function Caption({ edition, caption, credit }: { edition: Edition; caption: string; credit: string }) {
  if (!caption && !credit) return null
  return (
    <figcaption>
      {caption && <span>{caption} </span>}
      {credit && <cite>{credit.includes(':') ? credit : edition.words('photo', { credit })}</cite>}
    </figcaption>
  )
}
