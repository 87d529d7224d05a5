import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { isLanguage, type Language, languages } from './languages.ts'
import { isTimeZone } from './time-zone.ts'

/** A missing or wrong value of the environment; the message names it and says what to do. */
export class WrongEnvironment extends Error {
  override name = 'WrongEnvironment'
}

export const databaseUrl = (): string => checkValue('DATABASE_URL') ?? failMissing('DATABASE_URL')

/** The key that signs cookies and from which other keys are derived. Generated and stored in GALLEY_HOME at the first start. */
export const secret = (): string => checkValue('GALLEY_SECRET') ?? checkSecret(readSecret()) ?? failMissing('GALLEY_SECRET')

/** The URL of the same database as galley_reader. GALLEY_READER_URL takes precedence, for a Postgres whose roles are managed elsewhere. */
export function readerUrl(): string {
  const given = checkValue('GALLEY_READER_URL')
  if (given) return given
  const url = new URL(databaseUrl())
  url.username = 'galley_reader'
  url.password = readerPassword()
  return url.href
}

/** The password of the role galley_reader; `migrate` sets it in Postgres. */
export const readerPassword = (): string => createHmac('sha256', secret()).update('galley_reader').digest('base64url')

/** The folder for all files of this installation, as an absolute path. */
export const home = (): string => resolve(/*turbopackIgnore: true*/ process.env.GALLEY_HOME || '.galley')
export const secretFile = (): string => join(home(), 'secret')

export const port = (): number => Number(checkValue('PORT') ?? 3000)

/** The port of web behind the edge, on the loopback interface; undefined when web runs alone, on PORT. */
export const webPort = (): number | undefined => Number(checkValue('GALLEY_WEB_PORT')) || undefined

/** Where the channel listens, on the loopback interface; undefined when nobody chose a port. */
export const channelPort = (): number | undefined => Number(checkValue('GALLEY_CHANNEL_PORT')) || undefined

/** The addresses on which web and the channel listen when others than this machine's edge reach them. */
export const webHost = (): string | undefined => checkValue('GALLEY_WEB_HOST')
export const channelHost = (): string => checkValue('GALLEY_CHANNEL_HOST') ?? '127.0.0.1'

/** How many edges share PORT. */
export const edges = (): number => Number(checkValue('GALLEY_EDGES') ?? 1)

/** The origin of the site, without a slash at its end. Web stores it in GALLEY_ORIGIN, because Next overwrites PORT. */
export const publicUrl = (): string =>
  new URL(checkValue('PUBLIC_URL') ?? checkValue('GALLEY_ORIGIN') ?? `http://localhost:${port()}`).origin

/** The time zone (IANA) of a newsroom that has chosen none; after that it is changed in Settings (lib/publication.ts). */
export const newTimeZone = (): string => checkValue('GALLEY_TIMEZONE') ?? 'UTC'

/** Whether browsers may use the pseudo-language of the tests (lib/desk-languages.ts). */
export const speaksPseudo = (): boolean => process.env.GALLEY_PSEUDO_LANGUAGE === '1'

/** The languages of a new newsroom, first language first; after that they are changed in Settings. */
export const newLanguages = (): Language[] | undefined => checkValue('GALLEY_LANGUAGES')?.split(',').filter(isLanguage)

/**
 * Whether this newsroom sends anything to people, other programs, caches and places of backups. `off` is for a copy, such as one that was
 * restored for a drill.
 */
export const sendsOutward = (): boolean => checkValue('GALLEY_OUTWARD') !== 'off'

export const smtpUrl = (): string | undefined => (sendsOutward() ? checkValue('SMTP_URL') : undefined)

/** The object store for pictures, if configured; either all of the first four settings are given or none. */
export function objectStore() {
  const [endpoint, bucket, key, keySecret] = s3.map((name) => checkValue(name))
  if (!endpoint || !bucket || !key || !keySecret) return undefined
  return { endpoint, bucket, accessKeyId: key, secretAccessKey: keySecret, region: checkValue('S3_REGION') ?? 'us-east-1' }
}

/** Where backups are kept: a folder, or s3://BUCKET/PREFIX. Undefined when nothing is said; see newsroom/backup/backup-store.ts. */
export const backupTo = (): string | undefined => checkValue('GALLEY_BACKUP_TO')

/** The public keys of age that backups are encrypted for; without any they are not encrypted. */
export const backupRecipients = (): string[] =>
  checkValue('GALLEY_BACKUP_RECIPIENTS')
    ?.split(/[\s,]+/)
    .filter(Boolean) ?? []

/** What opens a file of keys that is itself encrypted, for restoring alone: no service needs it. */
export const backupPassphrase = (): string | undefined => checkValue('GALLEY_BACKUP_PASSPHRASE')

/** Whether the worker makes backups. `off` is for an installation that is backed up otherwise. */
export const makesBackups = (): boolean => sendsOutward() && checkValue('GALLEY_BACKUP') !== 'off'

/** Servers inside, IP:PORT each, to which webhooks may go besides public ones. */
export const internalWebhooks = (): string[] => checkValue('GALLEY_INTERNAL_WEBHOOKS')?.split(',') ?? []

/** Servers inside, IP:PORT each, from which feeds of the wire may be read besides public ones. */
export const internalFeeds = (): string[] => checkValue('GALLEY_INTERNAL_FEEDS')?.split(',') ?? []

/** The WebSub hub that feeds name and that is told of changes; undefined: none. */
export const websubHub = (): string | undefined => (sendsOutward() ? checkValue('WEBSUB_HUB') : undefined)

/** Every wrong value, one sentence each. `npm start` and every service check this first. */
export function environmentProblems(): string[] {
  const given = s3.filter((name) => process.env[name])
  const half = given.length > 0 && given.length < s3.length
  const absent = s3.filter((name) => !process.env[name])
  return [
    ...Object.keys(checks).flatMap((name) => problemOf(name, process.env[name]) ?? []),
    ...(half
      ? [`${absent.join(', ')} ${absent.length > 1 ? 'are' : 'is'} not set, but ${given[0]} is: set all of ${s3.join(', ')}, or none.`]
      : []),
  ]
}

/** Throws the first of `environmentProblems`. Services that are started alone call it first. */
export function checkEnvironment(): void {
  const [first] = environmentProblems()
  if (first) throw new WrongEnvironment(first)
}

const s3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']

const isUrl = (text: string, ...schemes: string[]) => URL.canParse(text) && schemes.includes(new URL(text).protocol)
const postgresHint =
  'give an address such as postgres://galley:PASSWORD@db.example:5432/galley, or leave it out for the Postgres that Galley brings'

/** Each check returns what is wrong with a value, as text that follows its name, or null. */
const checks: Record<string, (value: string) => string | null> = {
  DATABASE_URL: (url) =>
    isUrl(url, 'postgres:', 'postgresql:') && new URL(url).pathname.length > 1
      ? null
      : `is not the address of a Postgres database: ${postgresHint}`,
  GALLEY_READER_URL: (url) =>
    isUrl(url, 'postgres:', 'postgresql:')
      ? null
      : `is not the address of a Postgres database: give that of the role that reads the paper, or leave it out`,
  PUBLIC_URL: originProblem,
  GALLEY_ORIGIN: originProblem,
  PORT: portText,
  GALLEY_WEB_PORT: portText,
  GALLEY_CHANNEL_PORT: portText,
  GALLEY_WEB_HOST: hostText,
  GALLEY_CHANNEL_HOST: hostText,
  GALLEY_EDGES: (text) => (/^[1-9]\d?$/.test(text) ? null : 'is not a number of edges: give one from 1 to 99, or leave it out for 1'),
  GALLEY_SECRET: secretProblem,
  GALLEY_LOG_LEVEL: (level) => (/^(?:debug|info|warn|error)$/.test(level) ? null : 'is not a level: give debug, info, warn or error'),
  GALLEY_TIMEZONE: (zone) => (isTimeZone(zone) ? null : 'is not a time zone: give an IANA name such as Europe/Kyiv'),
  GALLEY_LANGUAGES: (text) =>
    text.split(',').every(isLanguage) && new Set(text.split(',')).size === text.split(',').length
      ? null
      : `is not a list of languages: give some of ${languages.join(', ')}, with commas between, the first first`,
  GALLEY_OUTWARD: (text) =>
    text === 'on' || text === 'off' ? null : 'is neither on nor off: give off for a copy that sends nothing, or leave it out',
  GALLEY_BACKUP: (text) =>
    text === 'on' || text === 'off' ? null : 'is neither on nor off: give off if you back up otherwise, or leave it out',
  GALLEY_BACKUP_TO: (place) =>
    !place.includes('://') || /^s3:\/\/[a-z0-9][a-z0-9.-]+(\/[\w./-]*)?$/.test(place)
      ? null
      : 'is not a place for backups: give a folder, or s3://BUCKET/FOLDER with the account of S3_…',
  GALLEY_BACKUP_RECIPIENTS: (keys) =>
    keys.split(/[\s,]+/).every((key) => key === '' || /^age1[0-9a-z]{20,}$/.test(key))
      ? null
      : 'is not a list of public keys of age: give those that begin with age1, with commas between. Secret keys do not belong here',
  GALLEY_INTERNAL_WEBHOOKS: (list) =>
    list.split(',').every((one) => /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]+):\d{1,5}$/.test(one))
      ? null
      : 'is not a list of servers: give IP addresses with ports and commas between, such as 10.0.0.5:8080',
  GALLEY_INTERNAL_FEEDS: (list) =>
    list.split(',').every((one) => /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]+):\d{1,5}$/.test(one))
      ? null
      : 'is not a list of servers: give IP addresses with ports and commas between, such as 10.0.0.5:8080',
  WEBSUB_HUB: (url) => (isUrl(url, 'http:', 'https:') ? null : 'is not the address of a WebSub hub: give one such as https://hub.example/'),
  SMTP_URL: (url) =>
    isUrl(url, 'smtp:', 'smtps:') ? null : 'is not the address of a mail server: give one such as smtps://user:PASSWORD@mail.example:465',
  S3_ENDPOINT: (url) =>
    isUrl(url, 'http:', 'https:') ? null : 'is not the address of an object store: give one such as https://s3.eu-central-1.amazonaws.com',
  S3_BUCKET: (name) =>
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)
      ? null
      : 'is not the name of a bucket: give 3 to 63 small letters, digits, dots or hyphens',
  S3_REGION: (name) => (/^[a-z0-9-]+$/.test(name) ? null : 'is not a region: give one such as eu-central-1, or leave it out'),
}

function originProblem(url: string): string | null {
  const isOrigin = isUrl(url, 'http:', 'https:') && ['/', ''].includes(new URL(url).pathname) && !new URL(url).search
  return isOrigin ? null : 'is not an origin: give scheme and host alone, such as https://news.example'
}

function portText(text: string): string | null {
  const isPort = /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535
  return isPort ? null : 'is not a port: give a number from 1 to 65535'
}

function hostText(text: string): string | null {
  return isIP(text) ? null : 'is not an address to listen on: give an IP address of this machine, such as 10.0.0.2'
}

/** A secret must be unknown to others: not too short, and not an example of a manual. */
function secretProblem(value: string): string | null {
  const hint = 'leave it out, and Galley makes and keeps one, or give the output of `openssl rand -base64 32`'
  if (value.length < 32) return `is too short to be a secret (${value.length} characters): ${hint}`
  if (new Set(value).size < 10) return `is too plain to be a secret: ${hint}`
  if (/change.?me|example|default|placeholder|your.{0,12}secret|insert.{0,8}here|replace|password/i.test(value))
    return `is an example, not a secret: ${hint}`
  return null
}

function problemOf(name: string, value: string | undefined): string | null {
  const wrong = value ? checks[name]?.(value) : null
  return wrong ? `${name} ${wrong}.` : null
}

function checkValue(name: string): string | undefined {
  const value = process.env[name]
  const problem = problemOf(name, value)
  if (problem) throw new WrongEnvironment(problem)
  return value || undefined
}

function checkSecret(kept: string | undefined): string | undefined {
  const wrong = kept === undefined ? null : secretProblem(kept)
  if (wrong) throw new WrongEnvironment(`${secretFile()} ${wrong}.`)
  return kept
}

function readSecret(): string | undefined {
  try {
    return readFileSync(secretFile(), 'utf8').trim()
  } catch {
    return undefined
  }
}

function failMissing(name: string): never {
  throw new WrongEnvironment(`${name} is not set. \`npm start\` sets it; a service started alone needs it in its environment.`)
}
