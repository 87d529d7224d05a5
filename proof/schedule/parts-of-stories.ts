import { sql } from 'drizzle-orm'

/** The stories of this proof, in eighths by chance: most are left to the workers. */
const part = sql`get_byte(uuid_send(article_id), 15) % 8`

/** An editor runs it now, before its time. */
export const isByHand = sql`${part} = 1`
/** An editor chooses another time for it. */
export const isPutOff = sql`${part} in (2, 6)`
/** When it is due, editors run it as well as the workers. */
export const isRaced = sql`${part} = 3`
