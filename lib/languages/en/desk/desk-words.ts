import { desk } from './desk.ts'
import { everywhere } from './everywhere.ts'
import { feed } from './feed.ts'
import { media } from './media.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { settings } from './settings.ts'
import { stages } from './stages.ts'
import { stories } from './stories.ts'
import { taxonomy } from './taxonomy.ts'

/** The words of the desk. */
export const deskWords = { everywhere, desk, feed, media, people, problems, settings, stages, stories, taxonomy } as const
