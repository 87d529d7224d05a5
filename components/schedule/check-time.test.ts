import { expect, test } from 'vitest'
import { checkTime } from './check-time.ts'

const zone = 'Europe/Kyiv'
const now = new Date('2027-10-30T12:00Z')
const first = new Date('2027-10-31T00:30Z')
const second = new Date('2027-10-31T01:30Z')

test('a time is ready or over; one that does not exist is asked about', () => {
  expect(checkTime({ wallTime: '2027-11-01T06:00' }, zone, now)).toEqual({ state: 'ready', at: new Date('2027-11-01T04:00Z') })
  expect(checkTime({ wallTime: '2027-10-30T15:00' }, zone, now)).toEqual({ state: 'past', at: now })
  expect(checkTime({ wallTime: '2027-03-28T03:30' }, zone, now).state).toBe('skipped')
})

test('a time that comes twice is asked about, until one is chosen or the first is over', () => {
  const wallTime = '2027-10-31T03:30'
  expect(checkTime({ wallTime }, zone, now)).toEqual({ state: 'twice', earlier: first, later: second })
  expect(checkTime({ wallTime, fold: 'later' }, zone, now)).toEqual({ state: 'ready', at: second })
  expect(checkTime({ wallTime, fold: 'earlier' }, zone, second)).toEqual({ state: 'past', at: first })
  expect(checkTime({ wallTime }, zone, new Date(first.getTime() + 60_000))).toEqual({ state: 'ready', at: second })
  expect(checkTime({ wallTime }, zone, second)).toEqual({ state: 'past', at: second })
})
