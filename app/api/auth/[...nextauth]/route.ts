import NextAuth, { type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { isOurOwnPage } from '#app/action.ts'
import { visitorOf } from '#app/visitor.ts'
import { secret } from '#lib/env.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { SecondStep, SignedIn } from '#newsroom/people/finish-sign-in.ts'
import { signInByLink } from '#newsroom/people/one-time-link.ts'
import { takeSecondStep } from '#newsroom/people/second-step.ts'
import { sessionDays } from '#newsroom/people/session.ts'
import { isSecure, sessionCookie } from '#newsroom/people/session-cookie.ts'
import { signInByPassword } from '#newsroom/people/sign-in.ts'
import { signInByPasskey } from '#newsroom/people/sign-in-by-passkey.ts'

// next-auth reads its address from the environment. The redirect after signing in is decided only by our page.
if (process.env.PUBLIC_URL) process.env.NEXTAUTH_URL = process.env.PUBLIC_URL
else process.env.AUTH_TRUST_HOST = 'true'

const options = (): NextAuthOptions => ({
  secret: secret(),
  useSecureCookies: isSecure(),
  cookies: { sessionToken: sessionCookie() },
  session: { strategy: 'jwt', maxAge: sessionDays * 24 * 60 * 60 },
  providers: [
    Credentials({
      id: 'link',
      credentials: { token: {} },
      async authorize(sent, request) {
        return user(await signInByLink(sent?.token ?? '', visitorOf(request.headers)))
      },
    }),
    Credentials({
      id: 'password',
      credentials: { email: {}, password: {} },
      async authorize(sent, request) {
        return user(await signInByPassword(sent?.email ?? '', sent?.password ?? '', visitorOf(request.headers)))
      },
    }),
    Credentials({
      id: 'passkey',
      credentials: { passkey: {} },
      async authorize(sent, request) {
        return user(await signInByPasskey(parse(sent?.passkey), visitorOf(request.headers)))
      },
    }),
    Credentials({
      id: 'second-step',
      credentials: { ticket: {}, code: {}, passkey: {} },
      async authorize(sent, request) {
        const proof = sent?.passkey ? { passkey: parse(sent.passkey) } : { code: sent?.code.slice(0, 40) ?? '' }
        return user(await takeSecondStep(sent?.ticket ?? '', proof, visitorOf(request.headers)))
      },
    }),
  ],
  callbacks: {
    // The cookie contains only the session id: everything else about the person is looked up.
    jwt: ({ token, user }) => (user ? { sid: (user as { sessionId?: string }).sessionId } : token), // `user` is the result of authorize
    redirect: ({ baseUrl }) => `${baseUrl}/desk`,
  },
})

/** next-auth passes an error's message to the page: one of a closed set, see components/people/enter.ts. The second step has its ticket. */
function user(outcome: Outcome<SignedIn, string>) {
  if (outcome.ok) return { id: outcome.value.personId, sessionId: outcome.value.sessionId }
  const { ticket, ways = [] } = (outcome.detail ?? {}) as Partial<SecondStep> // newsroom/people/finish-sign-in.ts writes it
  throw new Error(ticket ? `second-step ${ways.join('+')} ${ticket}` : outcome.problem)
}

/** What a form field carries as JSON; undefined when it is none. */
function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

type Context = { params: Promise<{ nextauth: string[] }> }
const handle = async (request: Request, context: Context) => NextAuth(options())(request, context) as Promise<Response>

/** Of next-auth's endpoints only the CSRF token and the callbacks of our providers are needed. */
export async function GET(request: Request, context: Context) {
  const { nextauth } = await context.params
  return nextauth.join('/') === 'csrf' ? handle(request, context) : new Response(null, { status: 404 })
}

const callbacks = ['callback/link', 'callback/password', 'callback/passkey', 'callback/second-step']

export async function POST(request: Request, context: Context) {
  const { nextauth } = await context.params
  if (!callbacks.includes(nextauth.join('/'))) return new Response(null, { status: 404 })
  return (await isOurOwnPage()) ? handle(request, context) : new Response(null, { status: 403 })
}
