import { visitorOf } from '#app/visitor.ts'
import { offInput } from '#newsroom/notices/input.ts'
import { turnOffMail } from '#newsroom/notices/turn-off-mail.ts'

/**
 * Turns off the mail that a link names: one click in a mail program (RFC 8058), or the button of the page. The link is the only secret, so
 * it may come from anywhere. A mail program is not led elsewhere.
 */
export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const parsed = offInput.safeParse({ token: searchParams.get('token') })
  const outcome = parsed.success ? await turnOffMail(parsed.data, visitorOf(request.headers).address) : null
  if (!outcome?.ok) {
    const isFlood = outcome?.problem === 'too-many'
    return new Response(isFlood ? 'Too many wrong links.\n' : 'There is no such link.\n', { status: isFlood ? 429 : 404, headers })
  }
  if (parsed.data && searchParams.get('from') === 'page')
    return new Response(null, { status: 303, headers: { ...headers, location: `/desk/notices/off?token=${parsed.data.token}&done=1` } })
  return new Response('These mails are turned off.\n', { headers })
}

const headers = { 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8', 'referrer-policy': 'no-referrer' }
