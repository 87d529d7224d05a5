import { type Language, languageFacts } from '#lib/languages.ts'

/** Long headlines have smaller letters on their page, so that they do not fill the first screen (app/(reader)/story.css). */
export function headlineSize(headline: string): 'long' | 'longest' | undefined {
  if (headline.length > 150) return 'longest'
  return headline.length > 80 ? 'long' : undefined
}

/** The letters of a headline in one place, in px. `leading`: the height of a line in letters. `face`: as CSS names it. */
export type PhonePlace = { width: number; size: number; leading: number; spacing: string; face: string }
export type PhonePlaceName = 'feed' | 'feedWithPicture' | 'page' | 'shared'

const serif = 'var(--serif)'
/** A clamp() of app/(reader)/tokens.css at 390 px. */
const titleSize = 30.57
const shares = { long: [0.8, 1.14], longest: [0.64, 1.2] } as const

/** Where a headline stands on a phone of 390 px, as app/(reader)/{tokens,wire,story,arabic}.css have it there. Its weight is 600 everywhere. */
export function placeOnPhone(name: PhonePlaceName, headline: string, language: Language): PhonePlace {
  const isArabic = languageFacts[language].script === 'arabic'
  if (name === 'shared') return { width: 326, size: 16, leading: 1.25, spacing: 'normal', face: 'system-ui, sans-serif' }
  if (name !== 'page')
    return { width: name === 'feed' ? 298 : 194, size: 20, leading: isArabic ? 1.5 : 1.26, spacing: 'normal', face: serif }
  const size = headlineSize(headline)
  const [share, leading] = size ? shares[size] : [1, 1.08]
  return {
    width: 354,
    size: titleSize * share,
    leading: isArabic ? (size ? 1.5 : 1.35) : leading,
    spacing: isArabic ? '0' : '-0.015em',
    face: serif,
  }
}
