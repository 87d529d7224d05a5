import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { newTimeZone } from '#lib/env.ts'
import { machine } from '#newsroom/people/person.ts'
import { setTimeZone } from '#newsroom/settings/set-time-zone.ts'

/** Gives a newsroom that has chosen no zone the one of GALLEY_TIMEZONE, for good: later it is changed in Settings. */
export async function chooseFirstTimeZone(): Promise<void> {
  const [row] = await database().select({ zone: newsroom.timezone }).from(newsroom)
  if (process.env.GALLEY_TIMEZONE && row?.zone === null) await setTimeZone(machine('console'), { zone: newTimeZone() })
}
