import type { Edition } from '../edition.ts'

/** The caption and the credit. A credit with its own label ("Illustration: …") gets no other. */
export function Caption({ edition, caption, credit }: { edition: Edition; caption: string; credit: string }) {
  if (!caption && !credit) return null
  return (
    <figcaption>
      <CaptionWords {...{ edition, caption, credit }} />
    </figcaption>
  )
}

export function CaptionWords({ edition, caption, credit }: { edition: Edition; caption: string; credit: string }) {
  return (
    <>
      {caption && <span>{caption} </span>}
      {credit && <cite>{credit.includes(':') ? credit : edition.words('photo', { credit })}</cite>}
    </>
  )
}
