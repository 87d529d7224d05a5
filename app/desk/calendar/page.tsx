import { headers } from 'next/headers'
import { clearDeadlineAction, setDeadlineAction } from '#app/desk/articles/actions.ts'
import { cancelScheduleAction, rescheduleAction } from '#app/desk/articles/schedule-actions.ts'
import { isOnPhone } from '#app/is-on-phone.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { CalendarPage } from '#components/schedule/calendar/calendar-page.tsx'
import { daysOf, isDay, rangeOf, todayIn, views } from '#components/schedule/calendar/days.ts'
import { newsroomZone } from '#lib/publication.ts'
import { can } from '#newsroom/people/policy.ts'
import { calendar, lateItems } from '#newsroom/schedule/calendar.ts'
import { calendarAddressOf } from '#newsroom/schedule/calendar-address.ts'
import { makeCalendarAddressAction, revokeCalendarAddressAction } from './actions.ts'

type Props = { searchParams: Promise<{ view?: string | string[]; day?: string | string[] }> }

export const generateMetadata = titleOf((say) => say('desk.calendar'))

export default async function Calendar({ searchParams }: Props) {
  const person = await requirePerson('/desk/calendar')
  const asked = await searchParams
  const zone = newsroomZone()
  const today = todayIn(zone)
  const view = views.find((each) => each === asked.view) ?? 'week'
  const day = isDay(asked.day) ? asked.day : today
  const days = daysOf(view, day)
  const [items, late, address] = await Promise.all([calendar(person, rangeOf(days, zone)), lateItems(person), calendarAddressOf(person)])
  return (
    <CalendarPage
      key={`${view} ${day}`}
      {...{ view, day, today, days, items, late, zone }}
      isPhone={isOnPhone(await headers())}
      mayPlan={can(person, 'schedule a story')}
      hasAddress={address !== null}
      actions={{
        reschedule: rescheduleAction,
        cancel: cancelScheduleAction,
        setDeadline: setDeadlineAction,
        clearDeadline: clearDeadlineAction,
        makeAddress: makeCalendarAddressAction,
        revokeAddress: revokeCalendarAddressAction,
      }}
    />
  )
}
