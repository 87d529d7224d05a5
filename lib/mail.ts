import { createTransport } from 'nodemailer'
import { publicUrl, smtpUrl } from './env.ts'

/** Whether there is a mail server (SMTP_URL). */
export const sendsMail = (): boolean => smtpUrl() !== undefined

/** Hands one mail to the mail server, and resolves when the server has it. `from` is a name. Throws where there is no server, or it refuses. */
export async function sendMail({ from, ...mail }: { from: string; to: string; subject: string; text: string }): Promise<void> {
  const server = smtpUrl()
  if (!server) throw new Error('no mail server: SMTP_URL is not set')
  const transport = createTransport(server)
  try {
    await transport.sendMail({ from: { name: from, address: senderOf(server) }, ...mail })
  } finally {
    transport.close()
  }
}

/** The sender: `?from=` of SMTP_URL, else its user name if that is an address, else desk@ the site's host. */
function senderOf(server: string): string {
  const url = new URL(server)
  const user = decodeURIComponent(url.username)
  return url.searchParams.get('from') ?? (user.includes('@') ? user : `desk@${new URL(publicUrl()).hostname}`)
}
