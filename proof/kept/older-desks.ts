import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase } from '#db/client.ts'
import { publishedStory } from '#proof/edge/story.ts'
import { Typist } from '#proof/machines/typist.ts'
import { seedCast } from '#testing/cast.ts'
import { openStory, settle } from '#testing/desk-writer.ts'
import { completeStory } from '#testing/planned-story.ts'

/**
 * A program of the proof of the rolling upgrade, which that copies into the older version and runs there, with the older version's modules:
 * open pages of the desk keep the script that they were loaded with. It fills the database, says the path of a story, opens four stories
 * for two people each, types until it is told to end, and says what was typed, found and lost.
 */
const site = process.argv[2] ?? ''
const cast = await seedCast()
const { path } = await publishedStory(cast, { words: 'steady' })
const stories = await Promise.all([0, 1, 2, 3].map(() => completeStory(cast, 'draft')))
const planned = await completeStory(cast)
process.send?.({ path, planned, marta: cast.marta })

await once(process, 'message') // the processes run
const writers = await Promise.all(stories.flatMap((id) => [cast.marta, cast.ihor].map((person) => openStory(site, person, id))))
const typists = writers.map((writer, number) => new Typist(writer, 'xy'.charAt(number % 2)))
for (const typist of typists) typist.begin(200)

await once(process, 'message') // the upgrade is over
for (const typist of typists) await typist.end()
await wait(500)
const isSettled = await settle(writers)
const texts = typists.map((typist) => ({ typed: typist.typed, found: typist.found() }))
process.send?.({ isSettled, texts, lost: writers.flatMap(({ lost }) => lost) })
for (const writer of writers) writer.stop()
await closeDatabase()
process.exit(0)
