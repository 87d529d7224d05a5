import { createServer, type Server, type Socket } from 'node:net'

/**
 * 'takes': every mail. 'refuses': each recipient, for now. 'hangs': says nothing at all. 'dies': in the middle of a mail. 'forgets': takes
 * the mail and dies before it says so.
 */
export type MailServerMood = 'takes' | 'refuses' | 'hangs' | 'dies' | 'forgets'

/** A mail server with as much of RFC 5321 as the tests need. */
export class MailServer {
  readonly mails: string[] = []
  mood: MailServerMood = 'takes'
  readonly #sockets = new Set<Socket>()
  readonly #server: Server = createServer((socket) => this.#greet(socket))

  /** Listens, and makes it the newsroom's server: one that is silent is given up after `patience` milliseconds. */
  async start(patience = 300): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening))
    const address = this.#server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    const silence = `connectionTimeout=${patience}&greetingTimeout=${patience}&socketTimeout=${patience}`
    process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}?${silence}`
  }

  stop(): void {
    delete process.env.SMTP_URL
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #greet(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket))
    if (this.mood === 'hangs') return
    let mail: string | null = null
    socket.write('220 test\r\n')
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\r\n')) {
        if (mail !== null) mail = this.#hear(socket, mail, line)
        else if (line.startsWith('DATA')) {
          mail = ''
          socket.write('354 go on\r\n')
        } else if (line.startsWith('RCPT') && this.mood === 'refuses') socket.write('451 not now\r\n')
        else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
        else if (line) socket.write('250 fine\r\n')
      }
    })
  }

  /** A line of a mail; answers what the mail is then, or null when it is over. */
  #hear(socket: Socket, mail: string, line: string): string | null {
    if (this.mood === 'dies') {
      socket.destroy()
      return mail
    }
    if (line !== '.') return `${mail}${line}\n`
    this.mails.push(mail)
    if (this.mood === 'forgets') socket.destroy()
    else socket.write('250 taken\r\n')
    return null
  }
}

/** A mail's header lines and parts, decoded (RFC 2047, RFC 2045), as one text. */
export function readMail(mail: string): string {
  const words = mail
    .replace(/\n[ \t]+/g, (fold, at: number) => (at < mail.indexOf('\n\n') ? ' ' : fold))
    .replace(/\?=\s+(?==\?UTF-8\?[BQ]\?)/g, '?=')
    .replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/g, (_, kind, text) =>
      (kind === 'B' ? Buffer.from(text, 'base64') : bytesOf(text.replaceAll('_', ' '))).toString(),
    )
  return words.replace(
    /(Content-Transfer-Encoding: (base64|quoted-printable)\n(?:[^\n]+\n)*\n)([\s\S]*?)(?=\n----_|$)/g,
    (_, head, kind, text) => [head, kind === 'base64' ? Buffer.from(text, 'base64') : bytesOf(text)].join(''),
  )
}

const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
