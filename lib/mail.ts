import { createTransport } from 'nodemailer'
import { cleanLine } from './clean-text.ts'
import { publicUrl, smtpUrl } from './env.ts'
import { keepMail } from './mail-folder.ts'

export type Mail = {
  /** A name. */
  from: string
  to: string
  subject: string
  text: string
  html?: string
  /** The same at every try of this mail. */
  id?: string
  /** Where mail of this kind is turned off by POST, without signing in (RFC 8058). */
  offAddress?: string
}

/** Whether there is a mail server (SMTP_URL). */
export const sendsMail = (): boolean => smtpUrl() !== undefined

/** The milliseconds after which a mail server that says nothing is given up. */
const patience = 15_000

/**
 * Hands one mail to the mail server, and resolves when the server has it. Throws where the server refuses it, or does not answer. Without a
 * server the mail becomes a file (lib/mail-folder.ts).
 */
export async function sendMail(mail: Mail): Promise<void> {
  const url = smtpUrl()
  if (!url) return keepMail(await writeMail(mail))
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    ...noFiles,
  })
  try {
    await transport.sendMail(messageOf(mail))
  } finally {
    transport.close()
  }
}

/** Signs in to the mail server and sends nothing. Throws where it does not answer, or refuses us. */
export async function checkMailServer(): Promise<void> {
  const transport = createTransport({ url: smtpUrl(), connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** A text of ours never names a file or an address to be fetched. */
const noFiles = { disableFileAccess: true, disableUrlAccess: true } as const

/** The mail as it would go to a server (RFC 5322). */
async function writeMail(mail: Mail): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'unix', ...noFiles }).sendMail(messageOf(mail))
  if (!Buffer.isBuffer(message)) throw new Error('the mail was not written')
  return message
}

/** Header lines are single lines, whatever a name or a headline holds. */
function messageOf({ from, subject, id, offAddress, ...mail }: Mail) {
  const host = new URL(publicUrl()).hostname
  return {
    from: { name: cleanLine(from), address: sender() },
    subject: cleanLine(subject),
    ...mail,
    ...(id && { messageId: `<${id}@${host}>` }),
    headers: {
      // So that no absence answers it (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(offAddress && { 'List-Unsubscribe': `<${offAddress}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
  }
}

/** The sender: `?from=` of SMTP_URL, else its user name if that is an address, else desk@ the site's host. */
function sender(): string {
  const ours = `desk@${new URL(publicUrl()).hostname}`
  const server = smtpUrl()
  if (!server) return ours
  const url = new URL(server)
  const user = decodeURIComponent(url.username)
  return url.searchParams.get('from') ?? (user.includes('@') ? user : ours)
}
