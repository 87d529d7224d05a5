import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { people } from './people.ts'

/** Words that a person writes and no dictionary has: the grammar of the editor leaves them alone, for this person. */
export const ownWords = pgTable(
  'own_words',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    word: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.word] })],
)

/** What the grammar is not to say of words in a story. `rule` is the grammar's name of what it found. */
export const ignoredGrammar = pgTable(
  'ignored_grammar',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    rule: text().notNull(),
    words: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.rule, table.words] })],
)
