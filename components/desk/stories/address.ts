import type { stages } from '#db/schema/articles.ts'

/** What a list of stories shows, as it stands in its address. */
export type Wanted = {
  scope: 'all' | 'mine' | 'waiting' | 'sent-back'
  stage?: (typeof stages)[number]
  section?: string
  author?: string
  words: string[]
  after?: string
}

/** The address of a list. /desk alone is the list that a person sees first. A change of what is wanted begins at the newest again, unless it says where. */
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
