import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { people } from './people.ts'

/** Changes that the edges must apply: the tags of the pages that changed, and the event for open pages. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    tags: text().array().notNull(),
    event: jsonb().$type<OutboxEvent>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('outbox_key').on(sql`(${table.event}->>'key')`).where(sql`${table.event}->>'key' is not null`),
    index('outbox_breaking').on(sql`(${table.event}->>'breakingId')`).where(sql`${table.event}->>'breakingId' is not null`),
  ],
)

/** 'respelled': an update that corrects nothing but spelling, of which open pages are not told. */
export type OutboxEvent =
  | {
      kind: 'published' | 'updated' | 'respelled' | 'corrected' | 'unpublished' | 'taken-down'
      articleId: string
      language: string
      slug: string
    }
  /** Without a story: the whole order, or its shape. */
  | { kind: 'moved'; feed: string; language: string; articleId?: string }
  | { kind: 'changed'; what: 'section' | 'topic' | 'author' | 'media' | 'newsroom' | 'page'; id: string }
  | { kind: 'imported'; articles: number }
  /** The banner of breaking news in one language, as readers have it from here on. Without text: it ended. */
  | { kind: 'breaking'; breakingId: string; language: string; version: number; text: string | null; articleId?: string; path?: string }
  /** Breaking news was published. What tells people of it hangs on this one event: its key is there once, so nothing is sent twice. */
  | { kind: 'breaking-news'; breakingId: string; key: string }
  /** The languages that the newsroom publishes in from here on: every address may lead elsewhere. */
  | { kind: 'languages'; languages: readonly string[] }

/** All verbs of the audit, named after the verb's file. A CHECK in the database refuses any other. */
export const auditVerbs = [
  'add-attachment',
  'add-code-app',
  'add-import',
  'add-passkey',
  'add-picture',
  'add-steps',
  'add-style-rule',
  'add-webhook',
  'add-wire-feed',
  'allow-picture',
  'ask-to-restore',
  'assign-editor',
  'begin-draft-order',
  'begin-import',
  'begin-page',
  'cancel-schedule',
  'change-author',
  'change-details',
  'change-role',
  'change-section',
  'change-style-rule',
  'check-again',
  'choose-shape',
  'clear-deadline',
  'correct',
  'create-author',
  'create-section',
  'create-topic',
  'crop-picture',
  'delete-attachment',
  'delete-author',
  'delete-comment',
  'delete-page',
  'delete-picture',
  'delete-section',
  'delete-template',
  'delete-snippet',
  'delete-style-rule',
  'describe-attachment',
  'describe-picture',
  'disable',
  'discard',
  'discard-draft-order',
  'edit-breaking',
  'edit-comment',
  'enable',
  'end-breaking',
  'erase-person',
  'export-audit',
  'extend-guest',
  'forget-edge',
  'ignore-grammar',
  'ignore-style-rule',
  'import',
  'import-archive',
  'import-style-rules',
  'invite',
  'invite-guest',
  'launch-order',
  'lift-embargo',
  'limit-editor',
  'link-author',
  'link-breaking',
  'link-twin',
  'make-api-key',
  'make-calendar-address',
  'make-link',
  'make-preview-link',
  'make-recovery-codes',
  'merge-authors',
  'merge-sections',
  'make-story',
  'merge-topics',
  'move',
  'name-newsroom',
  'order-pages',
  'order-sections',
  'pause-webhook',
  'pause-wire-feed',
  'pin',
  'propose-author',
  'prove',
  'publish',
  'publish-breaking',
  'publish-page',
  'purge-attachment',
  'purge-picture',
  'put-in',
  'recall',
  'redeliver',
  'remove-code-app',
  'remove-import',
  'remove-passkey',
  'remove-webhook',
  'remove-wire-feed',
  'rename',
  'rename-passkey',
  'rename-topic',
  'rename-snippet',
  'reopen-thread',
  'reply',
  'require-second-factor',
  'require-suggestions',
  'require-two-to-restore',
  'reschedule',
  'reset-factors',
  'resolve-thread',
  'restore-discarded',
  'restore-order',
  'restore-attachment',
  'restore-page',
  'restore-picture',
  'restore-taken-down',
  'restore-version',
  'resume-webhook',
  'resume-wire-feed',
  'retry-job',
  'revoke-api-key',
  'revoke-preview-link',
  'run-schedule',
  'revoke-calendar-address',
  'save-page',
  'save-snippet',
  'save-template',
  'save-version',
  'schedule',
  'send-back',
  'send-test',
  'set-accents',
  'set-crawlers',
  'set-attachment-limits',
  'set-deadline',
  'set-embargo',
  'set-faces',
  'set-footer',
  'set-languages',
  'set-logo',
  'set-look',
  'set-password',
  'set-schedule-limit',
  'set-share-picture',
  'set-time-zone',
  'share-with',
  'sign-in',
  'sign-out',
  'sign-out-elsewhere',
  'sign-out-everywhere',
  'skip-job',
  'start-article',
  'start-thread',
  'stop-import',
  'submit',
  'suspect-passkey',
  'take-back',
  'take-back-guest',
  'take-out',
  'take-template',
  'tick-point',
  'takedown',
  'unassign-editor',
  'undo',
  'undo-end-breaking',
  'undo-send-back',
  'undo-unpublish',
  'unpin',
  'unpublish',
  'unpublish-page',
  'upsert-taxonomy',
  'use-newest',
  'withdraw-correction',
  'withdraw-invitation',
  'write-template',
] as const
export type AuditVerb = (typeof auditVerbs)[number]

/** What an act of the audit may be on; on screens each is `audit.subject-…`. */
export const auditSubjects = [
  'api-key',
  'article',
  'articles',
  'attachment',
  'author',
  'breaking',
  'captions',
  'comment',
  'edge',
  'feed',
  'import',
  'job',
  'media',
  'newsroom',
  'page',
  'person',
  'schedule',
  'section',
  'session',
  'snippet',
  'style-rule',
  'template',
  'topic',
  'webhook',
  'wire-feed',
] as const
export type AuditSubject = (typeof auditSubjects)[number]

/** Who did what, kept permanently. `personId` is null for the program itself (import, worker). */
export const audit = pgTable(
  'audit',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    personId: uuid().references(() => people.id),
    verb: text({ enum: auditVerbs }).notNull(),
    subject: text().$type<AuditSubject>().notNull(),
    subjectId: uuid(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull().defaultNow(),
    /** The session in which it was done; null for the program, and for what was written before sessions were noted. */
    sessionId: uuid(),
  },
  (table) => [
    index('audit_session').on(table.sessionId, table.id).where(sql`${table.sessionId} is not null`),
    index('audit_subject').on(table.subjectId, table.id),
    index('audit_person').on(table.personId, table.createdAt, table.id),
    index('audit_verb_time').on(table.verb, table.createdAt, table.id),
    index('audit_time').on(table.createdAt, table.id),
    check('audit_verb', sql.raw(`"verb" in (${auditVerbs.map((verb) => `'${verb}'`).join(', ')})`)),
  ],
)

/**
 * The audit's chain: one row per row of the audit, in the order of COMMIT, written by a trigger at COMMIT. `digest` is the SHA-256 of the
 * digest before it, the position and the row of the audit as text: its session only where it has one, so that older rows stay as they were. How it is checked: newsroom/audit/check-chain.ts.
 */
export const auditChain = pgTable('audit_chain', {
  position: bigint({ mode: 'number' }).primaryKey(),
  auditId: bigint({ mode: 'number' })
    .notNull()
    .unique()
    .references(() => audit.id),
  digest: text().notNull(),
})

/**
 * Where an imported item came from, and its digest, so that a second run changes nothing. `recalledAt`: its source said that it must not be
 * used. That may arrive before the story does; then both ids are null.
 */
export const imports = pgTable(
  'imports',
  {
    source: text().primaryKey(),
    digest: text().notNull(),
    articleId: uuid(),
    mediaId: uuid(),
    recalledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [index('imports_article').on(table.articleId)],
)
