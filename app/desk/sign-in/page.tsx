import { LinkForm } from '#components/people/link-form.tsx'
import { personOfLink } from '#newsroom/people/one-time-link.ts'

type Query = { token?: string }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token } = await searchParams
  const person = token ? await personOfLink(token) : null
  return <main>{token && person ? <LinkForm token={token} next="/desk" /> : <p>This link cannot be used.</p>}</main>
}
