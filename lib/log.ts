import { format, stripVTControlCharacters } from 'node:util'
import pino from 'pino'
import { LogBounds } from './log-bounds.ts'
import { formatLine, type LoggedError, readLine } from './log-line.ts'
import { framesOf, hideSecrets } from './log-secrets.ts'
import { currentRequest } from './request.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** What belongs to a line besides its sentence. `process` is for the supervisor, which writes what others said. */
type Details = {
  error?: unknown
  requestId?: string | undefined
  process?: string
  [name: string]: unknown
}

/**
 * Writes one line to standard output: a JSON object with level, time, process, message, the id of the request and the error with its stack;
 * at a terminal the same for people. Secrets are hidden, and of the same sentence ten lines in ten seconds are written
 * (docs/running.md, "The log").
 */
export function log(level: LogLevel, message: string, { error, requestId = currentRequest(), ...details }: Details = {}): void {
  const { writer, bounds } = ours()
  if (!writer.isLevelEnabled(level)) return
  if ((level === 'warn' || level === 'error') && !bounds.allowKind(kindOf(message))) return
  const line = {
    process: process.env.GALLEY_PROCESS ?? 'galley',
    ...(requestId && { requestId }),
    ...Object.fromEntries(Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? hideSecrets(value) : value])),
    ...(error !== undefined && { error: describeError(error) }),
  }
  writer[level](line, hideSecrets(message))
}

/** Whether lines of this level are written, for whoever would first have to find out what to say. */
export const isLogged = (level: LogLevel): boolean => ours().writer.isLevelEnabled(level)

/** Names this process in its lines. The supervisor's name for it wins: there may be several edges. */
export function beginLog(name: string): void {
  process.env.GALLEY_PROCESS ||= name
}

/** A process that fails where nobody expected it says so in one line, and ends as it would without. */
export function logCrash(): void {
  process.on('uncaughtException', (error) => {
    log('error', 'ended by an error that nobody caught', { error })
    process.exit(1)
  })
}

/** From now on what a library writes to the console is a line of the log; what `isDetail` knows is one for `debug`. */
export function takeConsole(isDetail: (message: string) => boolean = () => false): void {
  for (const [name, level] of [
    ['debug', 'debug'],
    ['log', 'info'],
    ['info', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
  ] as const) {
    console[name] = (...said: unknown[]) => {
      const error = said.find((one) => one instanceof Error)
      const words = said.filter((one) => one !== error)
      const message = stripVTControlCharacters(format(...words)).trim() || (error as Error | undefined)?.message || ''
      if (message) log(level === 'info' && isDetail(message) ? 'debug' : level, message, error === undefined ? {} : { error })
    }
  }
}

/** Sentences that differ only in numbers and ids are of one kind. */
const kindOf = (sentence: string): string => sentence.slice(0, 160).replaceAll(/[0-9a-f-]{8,}|\d+/gi, '#')

type Writer = { writer: pino.Logger; bounds: LogBounds }

// Stored on globalThis: web loads this module twice, once as it is and once in Next's bundle.
const ours = (): Writer => ((globalThis as { galleyLog?: Writer }).galleyLog ??= openLog())

function openLog(): Writer {
  const bounds = new LogBounds()
  const level = logLevels.find((one) => one === process.env.GALLEY_LOG_LEVEL) ?? 'info'
  const writer = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(line, bounds) },
  )
  setInterval(() => {
    for (const sentence of bounds.describeLeftOut()) writer.warn({ process: process.env.GALLEY_PROCESS ?? 'galley' }, hideSecrets(sentence))
  }, 5_000).unref()
  return { writer, bounds }
}

function write(line: string, bounds: LogBounds): void {
  if (!bounds.allowBytes(line.length)) return
  const read = process.stdout.isTTY ? readLine(line) : null
  process.stdout.write(read ? `${formatLine(read)}\n` : line)
}

/** An error as JSON. Whatever else a library hangs on it (values of a query, a request with its headers) stays out. */
function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: 'Error', message: hideSecrets(String(error)), stack: '' }
  const { code, digest } = error as { code?: unknown; digest?: unknown }
  return {
    name: error.name,
    message: hideSecrets(error.message),
    stack: framesOf(error.stack ?? ''),
    ...(typeof code === 'string' && { code: hideSecrets(code) }),
    ...(typeof digest === 'string' && { digest: hideSecrets(digest) }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  }
}
