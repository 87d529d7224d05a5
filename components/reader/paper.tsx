import type { ReactNode } from 'react'
import type { Twin } from '#lib/alternates.ts'
import { publicUrl } from '#lib/env.ts'
import { languageFacts } from '#lib/languages.ts'
import { correctionsPath, feedPath, openSearchPath, pagePath, rssPath, searchPath, sectionPath } from '#lib/paths.ts'
import { localize, publishedLanguages } from '#lib/publication.ts'
import { nameOfLink } from '#lib/social-links.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import { Breaking } from './breaking.tsx'
import type { Edition } from './edition.ts'
import { HouseHead } from './house-head.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Logo } from './logo.tsx'

type PaperProps = {
  edition: Edition
  masthead: Masthead
  /** The section of this page, or of its story. */
  section?: string
  isFront?: boolean
  /** The page's own path, for printing. */
  path?: string
  /** The path prefix of the list's feeds for machines; by default the whole paper's. */
  feeds?: string
  /** This page in other languages; without an entry the language switch links to that language's front page. */
  twins?: readonly Twin[]
  children: ReactNode
}

/** The frame of every page: masthead, sections, and footer. */
export function Paper(props: PaperProps) {
  const { edition, masthead, children } = props
  const { language, words } = edition
  return (
    <>
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={localize(masthead.name, language)}
        href={openSearchPath(language)}
      />
      <HouseHead house={masthead.house} />
      <a className="skip" href="#main">
        {words('skip')}
      </a>
      <Header {...props} />
      <Breaking edition={edition} masthead={masthead} />
      <main id="main">{children}</main>
      <Footer {...props} />
    </>
  )
}

function Header({ edition, masthead, section, isFront = false, path, twins = [] }: PaperProps) {
  const { language, words } = edition
  const tagline = localize(masthead.tagline, language)
  const name = localize(masthead.name, language)
  const title = <a href={feedPath(language)}>{masthead.house?.logo ? <Logo logo={masthead.house.logo} name={name} /> : name}</a>
  return (
    <header className="masthead">
      <div className="ear">
        <LanguageSwitch edition={edition} twins={twins} />
        <a href={searchPath(language)}>{words('search')}</a>
        <galley-theme auto={words('themeAuto')} light={words('themeLight')} dark={words('themeDark')} label={words('theme')}>
          {/* Hidden until the script uses it: without script the system decides. */}
          <button type="button" hidden suppressHydrationWarning>
            {words('theme')}: {words('themeAuto')}
          </button>
        </galley-theme>
      </div>
      {isFront ? <h1 className="name">{title}</h1> : <p className="name">{title}</p>}
      {tagline && <p className="tagline">{tagline}</p>}
      {path !== undefined && (
        <p className="printed" data-printed={words('printed')} data-locale={languageFacts[language].locale}>
          {publicUrl() + path}
        </p>
      )}
      <nav className="sections" aria-label={words('sections')}>
        <ul>
          <li>
            <a href={feedPath(language)} aria-current={isFront ? 'page' : undefined}>
              {words('latest')}
            </a>
          </li>
          {masthead.sections.map(({ id, slug, name }) => (
            <li key={id}>
              <a href={sectionPath(language, slug)} aria-current={slug === section ? 'true' : undefined}>
                {localize(name, language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function Footer({ edition, masthead, feeds }: PaperProps) {
  const { language, words } = edition
  const tagline = localize(masthead.tagline, language)
  const footer = localize(masthead.house?.footer ?? {}, language)
  return (
    <footer className="foot">
      <p className="name">
        <a href={feedPath(language)}>{localize(masthead.name, language)}</a>
      </p>
      {tagline && <p>{tagline}</p>}
      <SocialLinks links={masthead.house?.socialLinks ?? []} />
      <nav aria-label={words('foot')}>
        <ul>
          {(masthead.house?.pages ?? [])
            .filter((page) => page.language === language)
            .map(({ slug, headline }) => (
              <li key={slug}>
                <a href={pagePath(language, slug)}>{headline}</a>
              </li>
            ))}
          <li>
            <a href={searchPath(language)}>{words('search')}</a>
          </li>
          <li>
            <a href={correctionsPath(language)}>{words('corrections')}</a>
          </li>
          <li>
            <a href={feeds ? `${feeds}/rss.xml` : rssPath(language)} type="application/rss+xml">
              RSS
            </a>
          </li>
          {publishedLanguages()
            .filter((code) => code !== language)
            .map((code) => (
              <li key={code}>
                <a href={feedPath(code)} hrefLang={code} lang={code}>
                  {languageFacts[code].name}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {footer && <p className="own">{footer}</p>}
      <p className="zone">{words('zone', { zone: edition.zone })}</p>
    </footer>
  )
}

/** Where else the paper is found. Plain links: nothing is loaded from there. */
function SocialLinks({ links }: { links: readonly string[] }) {
  if (links.length === 0) return null
  return (
    <ul>
      {links.map((link) => (
        <li key={link}>
          <a href={link} rel="me noopener">
            {nameOfLink(link)}
          </a>
        </li>
      ))}
    </ul>
  )
}
