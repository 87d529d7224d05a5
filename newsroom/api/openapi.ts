import { ninjsStandard } from '#lib/ninjs-standard.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { requestsPerMinute } from './admit.ts'

type Schema = Record<string, unknown>
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' } as const
const listOf = (items: Schema): Schema => ({ type: 'array', items })

/** An object with these properties and no others; those that end with “?” may be missing. */
function object(shape: Record<string, Schema>): Schema {
  const names = Object.keys(shape)
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name.replace('?', ''), schema])),
  }
}

const page = (items: Schema): Schema =>
  object({ items: listOf(items), next: { type: ['string', 'null'], description: 'The `after` of the next page; null: there is none.' } })
const typed = object({ role: text, contentType: text, value: text })
const picture = object({
  name: text,
  type: { const: 'picture' },
  uri: { type: 'string', pattern: '^urn:sha256:[0-9a-f]{64}$' },
  'headlines?': listOf(object({ role: text, value: text })),
  'descriptions?': listOf(typed),
  'by?': text,
  'renditions?': listOf(
    object({
      name: text,
      href: { type: 'string', format: 'uri' },
      contentType: text,
      width: { type: 'integer' },
      height: { type: 'integer' },
      sizeInBytes: { type: 'integer' },
    }),
  ),
})

const schemas = {
  Story: {
    description: 'A story as readers have it: ninjs 3.1 of the IPTC. `bodies` is missing in lists.',
    ...object({
      uri: { type: 'string', pattern: '^urn:uuid:[0-9a-f-]{36}$' },
      standard: { const: ninjsStandard },
      type: { const: 'text' },
      language: text,
      pubStatus: { const: 'usable' },
      firstCreated: { type: 'string', format: 'date-time' },
      versionCreated: { type: 'string', format: 'date-time' },
      'by?': text,
      headlines: listOf(typed),
      'descriptions?': listOf(typed),
      'bodies?': listOf(typed),
      people: listOf(object({ name: text, rel: { const: 'author' }, uri: { type: 'string', format: 'uri' } })),
      subjects: listOf(object({ name: text, rel: { enum: ['section', 'about'] } })),
      altIds: listOf(object({ role: { const: 'slug' }, value: text })),
      renditions: listOf(object({ name: text, href: { type: 'string', format: 'uri' }, contentType: text })),
      'associations?': listOf(picture),
    }),
  },
  Stories: page(refTo('Story')),
  Feed: page(object({ pinned: { type: 'boolean' }, story: refTo('Story') })),
  Names: page(object({ slug: text, name: { type: 'object', description: 'By language.', additionalProperties: text } })),
  Problem: {
    description: 'RFC 9457. `detail` says in a sentence what is wrong.',
    ...object({ type: text, title: text, status: { type: 'integer' }, detail: text }),
  },
}

const parameter = (name: string, schema: Schema, description: string) => ({ name, in: 'query', required: false, description, schema })
const slug = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }
const paging = [
  parameter('after', text, 'The `next` of the page before.'),
  parameter('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'How many, at most.'),
]
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: refTo('Problem') } } })

type Endpoint = { summary: string; parameters?: unknown[]; answer: keyof typeof schemas; problems?: Record<string, unknown> }
const get = ({ summary, parameters = [], answer, problems = {} }: Endpoint) => ({
  get: {
    summary,
    security: [{ key: [] }],
    parameters: [
      ...parameters,
      { name: 'If-None-Match', in: 'header', required: false, description: 'The ETag of an answer that you have.', schema: text },
    ],
    responses: {
      200: {
        description: 'With an ETag, and RateLimit-Limit, -Remaining and -Reset.',
        content: { 'application/json': { schema: refTo(answer) } },
      },
      304: { description: 'What you have is what readers have.' },
      400: problem('A parameter is wrong or unknown.'),
      401: problem('No key, or a wrong one.'),
      429: problem(`More than ${requestsPerMinute} requests in a minute; Retry-After says when to ask again.`),
      ...problems,
    },
  },
})

/** The OpenAPI 3.1 description of the API. `origin`: scheme and host of the site. newsroom/api/api.test.ts checks the answers against it. */
export function describeApi(origin: string): Record<string, unknown> {
  const languages = publishedLanguages()
  const language = parameter('language', { enum: languages, default: languages[0] }, 'The language of the stories.')
  const only = (kind: string) => parameter(kind, slug, `Only stories of this ${kind}, by its slug.`)
  return {
    openapi: '3.1.0',
    info: { title: 'Galley', version: '1', description: 'What readers have, for programs. It only reads.' },
    servers: [{ url: `${origin}/api/v1` }],
    paths: {
      '/stories': get({
        summary: 'Stories without their texts',
        parameters: [
          language,
          ...['section', 'topic', 'author'].map(only),
          parameter(
            'order',
            { enum: ['newest', 'changed'], default: 'newest' },
            'changed: the oldest change first. Ask again with the last `next` to hear of later changes.',
          ),
          parameter('since', { type: 'string', format: 'date-time' }, 'With order=changed: what changed at this time or later.'),
          ...paging,
        ],
        answer: 'Stories',
        problems: { 404: problem('There is no such section, topic or author.') },
      }),
      '/stories/{id}': get({
        summary: 'One story with its text',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        answer: 'Story',
        problems: { 404: problem('Readers have no such story: it was never published, or it was taken back.') },
      }),
      '/feed': get({ summary: 'The front page in its order', parameters: [language, ...paging], answer: 'Feed' }),
      '/sections': get({ summary: 'Sections', parameters: paging, answer: 'Names' }),
      '/topics': get({ summary: 'Topics', parameters: paging, answer: 'Names' }),
      '/authors': get({ summary: 'Authors', parameters: paging, answer: 'Names' }),
    },
    components: { schemas, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  }
}
