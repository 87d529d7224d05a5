import type { BreakingBanner, Masthead } from '#newsroom/paper/masthead.ts'
import type { Edition } from './edition.ts'

/**
 * The banner of breaking news, when one stands in the page's language. A reader dismisses one version of it: the browser keeps which, the
 * page's script says so before the first paint, and the rule below leaves the banner out (reader/breaking.ts).
 */
export function Breaking({ edition: { language, words }, masthead }: { edition: Edition; masthead: Masthead }) {
  const banner = bannerIn(masthead, language)
  if (!banner) return null
  const { version, text, path, articleId } = banner
  return (
    <galley-breaking version={version}>
      <style href={`breaking-${version}`} precedence="breaking">
        {[masthead.bannerSheet, ruleOf(version)].join('')}
      </style>
      <aside className="breaking" aria-label={words('breaking')}>
        <p>
          <b>{words('breaking')}</b>{' '}
          {path ? (
            <a href={path} data-of={articleId}>
              {text}
            </a>
          ) : (
            <span>{text}</span>
          )}
        </p>
        {/* Hidden until the script uses it. */}
        <button type="button" hidden aria-label={words('dismiss')} suppressHydrationWarning>
          ✕
        </button>
      </aside>
    </galley-breaking>
  )
}

export const bannerIn = ({ breaking }: Masthead, language: Edition['language']): BreakingBanner | undefined =>
  breaking.find((banner) => banner.language === language)

/** Leaves this version of the banner out where the reader has dismissed it. */
const ruleOf = (version: BreakingBanner['version']): string => `[data-dismissed="${version}"] [version="${version}"]{display:none}`
