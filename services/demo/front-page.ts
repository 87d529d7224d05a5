/** When a story came out: so many minutes ago, or at a time of day in the newsroom's zone. */
export type When = { minutesAgo: number } | { daysAgo: number; at: `${number}:${number}` }
type Line = When & { key: string; updatedMinutesLater?: number }

/** When each story came out, newest first. Those of tonight.ts are not here: they come out while the demo is being made. */
export const publishing: readonly Line[] = [
  { key: 'tram-seven-is-back', minutesAgo: 52 },
  { key: 'night-trains-timetable-written-by-hand', minutesAgo: 96, updatedMinutesLater: 41 },
  { key: 'what-a-loaf-costs-now', minutesAgo: 150 },
  { key: 'six-hours-under-an-alert', daysAgo: 1, at: '20:30' },
  { key: 'the-theatre-that-opens-at-noon', daysAgo: 1, at: '19:05' },
  { key: 'dark-skies-over-the-city', daysAgo: 1, at: '17:40' },
  { key: 'half-marathon-that-stops-for-sirens', daysAgo: 2, at: '16:15' },
  { key: 'ferry-that-replaced-a-bridge-keeps-its-captain', daysAgo: 3, at: '08:00' },
]
export const pinned: Record<'en' | 'uk', readonly string[]> = {
  en: ['ferry-that-replaced-a-bridge-keeps-its-captain', 'night-trains-timetable-written-by-hand'],
  uk: [],
}
