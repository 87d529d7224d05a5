/** A line of the log: one JSON object. */
export type LogLine = { level: string; time: string; process: string; message: string; requestId?: string; error?: LoggedError }
export type LoggedError = { name: string; message: string; stack: string; code?: string; digest?: string; cause?: LoggedError }

/** The line as an object, or null when some other program wrote it. */
export function readLine(text: string): LogLine | null {
  if (!text.startsWith('{"level":"')) return null
  try {
    return JSON.parse(text) as LogLine // only the log writes lines that begin like this
  } catch {
    return null
  }
}

const known = new Set(['level', 'time', 'process', 'message', 'requestId', 'error'])

/** The line for people at a terminal: the process, what it says, and what belongs to it. */
export function formatLine(line: LogLine): string {
  const details = Object.entries(line).flatMap(([name, value]) => (known.has(name) ? [] : `${name} ${value}`))
  if (line.requestId) details.push(`request ${line.requestId}`)
  const said = `${line.message}${details.length > 0 ? ` (${details.join(', ')})` : ''}`
  return [said, ...(line.error ? formatError(line.error, said) : [])].map((text) => `${line.process.padEnd(8)} | ${text}`).join('\n')
}

function formatError({ name, message, stack, cause }: LoggedError, said: string): string[] {
  const title = said.includes(message) ? [] : [`${name}: ${message}`]
  return [...title, ...stack.split('\n').flatMap((frame) => (frame ? `    ${frame}` : [])), ...(cause ? formatError(cause, said) : [])]
}
