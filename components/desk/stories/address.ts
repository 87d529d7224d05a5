import type { stages } from '#lib/stages.ts'

/** The filters of a list of stories, as in its URL. */
export type Wanted = {
  scope: 'all' | 'mine' | 'assigned' | 'waiting' | 'sent-back'
  stage?: (typeof stages)[number]
  section?: string
  author?: string
  words: string[]
  after?: string
}

/** The URL of a list. /desk alone is the person's default list. A changed filter starts at the newest stories unless `after` is given. */
export function addressOf({ scope, stage, section, author, words, after }: Wanted): string {
  const query = new URLSearchParams()
  query.set('scope', scope)
  if (stage) query.set('stage', stage)
  if (section) query.set('section', section)
  if (author) query.set('author', author)
  if (words.length > 0) query.set('words', words.join(' '))
  if (after) query.set('after', after)
  return `/desk?${query}`
}
