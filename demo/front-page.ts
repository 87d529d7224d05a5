import type { DemoLanguage } from './languages.ts'

/** When a story was published: minutes ago, or at a time of day in the newsroom's time zone. */
export type When = { minutesAgo: number } | { daysAgo: number; at: `${number}:${number}` }
type Line = When & { key: string; updatedMinutesLater?: number }

/** When each story was published, newest first. Without the breaking news, which is published while the demo is created. */
export const publishing: readonly Line[] = [
  { key: 'siomyi-tramvai-povernuvsia', minutesAgo: 34 },
  { key: 'tram-seven-is-back', minutesAgo: 52 },
  { key: 'snow-closes-two-passes', minutesAgo: 83 },
  { key: 'night-trains-timetable-written-by-hand', minutesAgo: 126, updatedMinutesLater: 41 },
  { key: 'poshta-shcho-dokhodyt', minutesAgo: 150 },
  { key: 'what-a-loaf-costs-now', minutesAgo: 171 },
  { key: 'six-hours-under-an-alert', minutesAgo: 232 },
  { key: 'how-to-read-the-outage-map', minutesAgo: 305 },
  { key: 'a-home-match-far-from-home', daysAgo: 1, at: '21:20' },
  { key: 'the-theatre-that-opens-at-noon', daysAgo: 1, at: '19:05' },
  { key: 'dark-skies-over-the-city', daysAgo: 1, at: '17:40' },
  { key: 'koly-misto-hasne-astronomy-vykhodiat', daysAgo: 1, at: '17:38' },
  { key: 'wind-farm-signs-its-first-neighbours', daysAgo: 1, at: '15:12' },
  { key: 'shcho-vidomo-pro-pereizd-cherez-riku', daysAgo: 1, at: '13:05' },
  { key: 'what-we-know-about-the-river-crossing', daysAgo: 1, at: '12:48', updatedMinutesLater: 195 },
  { key: 'reader-asks-why-snow-is-quiet', daysAgo: 1, at: '09:30' },
  { key: 'the-salt-road-review', daysAgo: 1, at: '08:00' },
  { key: 'the-school-under-the-station', daysAgo: 2, at: '19:22' },
  { key: 'skilky-koshtuie-borshch', daysAgo: 2, at: '18:00' },
  { key: 'greenhouses-that-heat-a-town', daysAgo: 2, at: '16:51' },
  { key: 'the-night-shift-learns-to-sleep', daysAgo: 2, at: '14:10' },
  { key: 'kontsert-iakyi-pochuly-dvichi', daysAgo: 2, at: '12:30' },
  { key: 'the-radio-on-the-hill', daysAgo: 2, at: '10:45' },
  { key: 'half-marathon-that-stops-for-sirens', daysAgo: 2, at: '08:15' },
  { key: 'the-deminers-of-the-long-field', daysAgo: 3, at: '18:30', updatedMinutesLater: 740 },
  { key: 'bats-move-into-the-metro', daysAgo: 3, at: '16:04' },
  { key: 'chomu-kazhany-obraly-metro', daysAgo: 3, at: '16:00' },
  { key: 'a-port-learns-to-work-by-night', daysAgo: 3, at: '13:27' },
  { key: 'ten-books-for-the-dark', daysAgo: 3, at: '11:00' },
  { key: 'ferry-that-replaced-a-bridge-keeps-its-captain', daysAgo: 3, at: '08:00' },
  { key: 'four-hundred-bowls-by-noon', daysAgo: 4, at: '18:42' },
  { key: 'na-sinnomu-znovu-torhuiut-antonivkoiu', daysAgo: 4, at: '17:15' },
  { key: 'a-museum-packs-for-the-fourth-time', daysAgo: 4, at: '15:20' },
  { key: 'late-wheat-early-contracts', daysAgo: 4, at: '11:55' },
  { key: 'storks-return-before-the-people', daysAgo: 4, at: '08:30' },
  { key: 'the-brigade-that-keeps-a-library', daysAgo: 5, at: '19:10' },
  { key: 'the-herbarium-that-drowned-and-dried', daysAgo: 5, at: '16:36' },
  { key: 'bandura-z-dverei-staroi-shkoly', daysAgo: 5, at: '14:00' },
  { key: 'cello-in-the-cellar', daysAgo: 5, at: '13:14' },
  { key: 'beekeepers-ask-for-a-map', daysAgo: 5, at: '10:08' },
  { key: 'a-typeface-for-street-signs', daysAgo: 6, at: '17:03' },
  { key: 'five-crossings-one-river', daysAgo: 6, at: '16:10' },
  { key: 'piat-pereprav-odna-richka', daysAgo: 6, at: '16:05' },
]

/** What the editor has planned: stories of the desk that are published, and one that is updated. */
export const planned: readonly { key: string; kind: 'publish' | 'update'; inDays: number; at: `${number}:${number}` }[] = [
  { key: 'chess-club-in-a-waiting-room', kind: 'publish', inDays: 1, at: '06:00' },
  { key: 'snow-closes-two-passes', kind: 'update', inDays: 1, at: '07:30' },
  { key: 'the-last-button-factory', kind: 'publish', inDays: 2, at: '18:15' },
]

/** The pinned stories, topmost first. */
export const pinned: Record<DemoLanguage, readonly string[]> = {
  en: ['the-deminers-of-the-long-field', 'what-we-know-about-the-river-crossing'],
  uk: ['shcho-vidomo-pro-pereizd-cherez-riku'],
}
