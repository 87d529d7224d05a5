import { addressOf, kindInWords, standingOf, titleOf } from '#components/schedule/calendar/item-words.ts'
import { wordsIn } from '#components/ui/words/words.ts'
import { publicUrl } from '#lib/env.ts'
import { writeICalendar } from '#lib/icalendar.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import { localize } from '#lib/publication.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { calendar } from '#newsroom/schedule/calendar.ts'
import { personOfCalendar } from '#newsroom/schedule/calendar-address.ts'

export const dynamic = 'force-dynamic'

const day = 24 * 60 * 60_000
/** Days before and after now that a calendar program is given. */
const reach = { before: 14, after: 180 }

/** The newsroom's calendar for a program of a person's own, at their secret address. No cache keeps it. */
export async function GET(_: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const { secret } = await params
  const person = await personOfCalendar(secret)
  if (!person) return new Response('There is nothing here.\n', { status: 404, headers: { ...notKept, 'content-type': 'text/plain' } })
  const now = new Date()
  const range = { from: new Date(now.getTime() - reach.before * day), to: new Date(now.getTime() + reach.after * day) }
  const items = await calendar(person, range)
  const { say } = wordsIn(person.deskLanguage ?? 'en', deskMessages[person.deskLanguage ?? 'en'])
  const name = `${localize((await masthead()).name)}: ${say('desk.calendar')}`
  const events = items.map((item) => ({
    uid: `${item.id}@${new URL(publicUrl()).hostname}`,
    at: item.at,
    // The program is somebody else's: what an embargo keeps in the newsroom stays there.
    summary: [kindInWords(say, item), item.isEmbargoed ? say('schedule.embargoed') : titleOf(say, item)].filter(Boolean).join(': '),
    description: item.plannedBy ? say('schedule.plannedBy', { name: item.plannedBy }) : '',
    url: addressOf(item) ? `${publicUrl()}${addressOf(item)}` : '',
    isTentative: standingOf(item) === 'held',
  }))
  return new Response(writeICalendar({ name, events, now }), {
    headers: { ...notKept, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="newsroom.ics"' },
  })
}

const notKept = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' }
