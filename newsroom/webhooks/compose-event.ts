import { createHmac } from 'node:crypto'
import type { ToldEvent } from '#db/schema/webhooks.ts'
import { publicUrl } from '#lib/env.ts'
import { isLanguage } from '#lib/languages.ts'
import { newsPath, ninjsPath } from '#lib/paths.ts'

/** The type of each event, as other programs know it. That a change was only of spelling is nothing to them. */
const types = {
  published: 'story.published',
  updated: 'story.updated',
  respelled: 'story.updated',
  corrected: 'story.corrected',
  unpublished: 'story.unpublished',
  'taken-down': 'story.taken-down',
  test: 'test',
} as const satisfies Record<ToldEvent['kind'], string>

/**
 * The body of a webhook: what happened to which story, and where it stands. It says that, not what: a program asks for the story (`ninjs`),
 * and never keeps a text that was taken down meanwhile.
 */
export function composeEvent(event: ToldEvent, at: Date): string {
  return JSON.stringify({ type: types[event.kind], timestamp: at.toISOString(), data: event.kind === 'test' ? {} : storyOf(event) })
}

function storyOf({ kind, articleId, language, slug }: Exclude<ToldEvent, { kind: 'test' }>) {
  const isThere = kind !== 'unpublished' && kind !== 'taken-down'
  if (!isLanguage(language)) throw new Error(`“${language}” is not a language`)
  const absolute = (path: string) => `${publicUrl()}${path}`
  return {
    id: articleId,
    language,
    url: absolute(newsPath(language, slug)),
    ...(isThere && { ninjs: absolute(ninjsPath(language, slug)) }),
  }
}

/**
 * The headers by which a program knows that the body is ours, and has not seen it before: Standard Webhooks 1.0 (standardwebhooks.com).
 * `secret`: “whsec_” and base64; `at`: when it is sent.
 */
export function signEvent(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
