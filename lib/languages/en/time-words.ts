import { all } from '../fact-words.ts'
import { day, formsOf, type TimeWords } from '../time-words.ts'

export const englishTimes: TimeWords = {
  fromNow: ['in', 'after'],
  fillers: ['at', 'on', 'the', 'of', 'a', 'and', 'next', 'this', 't', 'h', 'hrs', 'o', 'clock', 'st', 'nd', 'rd', 'th', 'morning'],
  days: { today: 0, tonight: 0, tomorrow: 1, tom: 1, tmrw: 1 },
  weekdays: formsOf('mon monday | tue tues tuesday | wed wednesday | thu thur thurs thursday | fri friday | sat saturday | sun sunday'),
  months: formsOf(
    'jan january | feb february | mar march | apr april | may | jun june | jul july | aug august | sep sept september | oct october | nov november | dec december',
  ),
  units: {
    ...all('minute minutes min mins m', 1),
    ...all('hour hours hr hrs h', 60),
    ...all('day days d', day),
    ...all('week weeks w', 7 * day),
  },
  amounts: { a: 1, an: 1, one: 1, two: 2, three: 3, half: 0.5 },
  halves: { am: 'am', pm: 'pm' },
  hours: { noon: 12 },
}
