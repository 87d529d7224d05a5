import { cleanLine } from '#lib/clean-text.ts'
import { dateFormat } from '#lib/date-format.ts'
import { type DeskLanguage, localeOf } from '#lib/desk-languages.ts'
import { publicUrl } from '#lib/env.ts'
import { escapeHtml } from '#lib/escape-html.ts'
import { sayInMail } from '#lib/languages/mail-messages.ts'
import type { Mail } from '#lib/mail.ts'
import { newsroomZone } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { NoticeOfList } from './notices-for.ts'
import { makeOffToken } from './off-token.ts'
import { phraseOf, placeOf } from './phrase-of.ts'

type Said = { sentence: string; story: string; text: string; link: string }

/**
 * The mail of some notices, in text and HTML. Of a story under embargo it carries neither headline nor text. Its last lines lead to where
 * mail of these kinds is turned off, without signing in.
 */
export function composeMail(
  { id: personId, email, role }: Pick<Person, 'id' | 'email' | 'role'>,
  notices: readonly NoticeOfList[],
  { id, paper, language }: { id: string; paper: string; language: DeskLanguage },
): Mail {
  const say: Say = (key, values = {}) => sayInMail(language, key, values)
  const said = notices.map((notice) => inWords(say, language, role, notice))
  const token = makeOffToken({ personId, kinds: [...new Set(notices.map(({ kind }) => kind))] })
  const off = `${publicUrl()}/desk/notices/off?token=${token}`
  // A guest has no page of choices.
  const ways: [string, string][] = [
    [say('turnOff'), off],
    ...(role === 'guest' ? [] : [[say('choose'), `${publicUrl()}/desk/notices/choices`] satisfies [string, string]]),
  ]
  const [only] = said
  const subject =
    only && said.length === 1 ? [only.sentence, only.story].filter(Boolean).join(': ') : say('notices', { count: said.length, paper })
  const why = say(role === 'guest' ? 'whyGuest' : 'whyNotices', { paper })
  return {
    ...{ id, from: paper, to: email, subject },
    offAddress: `${publicUrl()}/api/notices/off?token=${token}`,
    text: [
      ...said.map(({ sentence, story, text, link }) => [sentence, story, text, link].filter(Boolean).join('\n')),
      `--\n${why}\n${ways.map((way) => way.join(': ')).join('\n')}\n`,
    ].join('\n\n'),
    html: page(language, subject, [...said.map((one) => block(one, say('open'))), foot(why, ways)]),
  }
}

type Say = (key: Parameters<typeof sayInMail>[1], values?: Record<string, string | number>) => string

function inWords(say: Say, language: DeskLanguage, role: Person['role'], notice: NoticeOfList): Said {
  const { by, story, detail, comment } = notice
  const time = detail.at ? timeIn(language, new Date(detail.at)) : ''
  const isHidden = story?.isEmbargoed ?? false
  return {
    sentence: cleanLine(say(`notice-${phraseOf(notice)}`, { name: detail.who ?? by ?? 'Galley', time })),
    story: story ? (isHidden ? say('embargoedStory') : cleanLine(story.headline) || say('noHeadline')) : '',
    text: isHidden ? '' : (comment?.text ?? detail.text ?? ''),
    link: `${publicUrl()}${placeOf({ role }, notice)}`,
  }
}

/** By the newsroom's clocks. */
const timeIn = (language: DeskLanguage, at: Date): string =>
  dateFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone: newsroomZone() }).format(at)

/** Plain, with its styles inside and no picture: a mail asks nothing of any server. */
const page = (language: DeskLanguage, title: string, parts: string[]): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>` +
  `<body style="margin:0 auto;max-width:36rem;padding:16px;font:16px/1.5 system-ui,sans-serif">${parts.join('')}</body></html>\n`

const block = ({ sentence, story, text, link }: Said, open: string): string =>
  `<div style="padding:0 0 16px"><p style="margin:0">${escapeHtml(sentence)}</p>${
    story ? `<p style="margin:0;font-weight:bold">${escapeHtml(story)}</p>` : ''
  }${
    text ? `<p style="margin:8px 0 0;padding-left:12px;border-left:3px solid #999;white-space:pre-line">${escapeHtml(text)}</p>` : ''
  }<p style="margin:8px 0 0"><a href="${escapeHtml(link)}">${escapeHtml(open)}</a></p></div>`

const foot = (why: string, links: [string, string][]): string =>
  `<div style="padding:12px 0 0;border-top:1px solid #999;font-size:13px"><p style="margin:0">${escapeHtml(why)}</p>${links
    .map(([name, address]) => `<p style="margin:4px 0 0"><a href="${escapeHtml(address)}">${escapeHtml(name)}</a></p>`)
    .join('')}</div>`
