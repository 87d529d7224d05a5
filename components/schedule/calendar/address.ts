import type { View } from './days.ts'

/** The address of the calendar at a day. */
export const calendarAddress = (view: View, day: string): string => `/desk/calendar?view=${view}&day=${day}`
