import type { Metadata } from 'next'
import { deskWords } from '#app/person.ts'
import { OffPage } from '#components/desk/notices/off-page.tsx'
import { kindsOfLink } from '#newsroom/notices/turn-off-mail.ts'

// The address holds the link's secret, so it is not sent as a referrer.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await deskWords()).say('notices.offTitle'), referrer: 'no-referrer' }
}

/** Where a mail leads to turn off such mails, without signing in. Looking changes nothing: programs open the links of a mail, too. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  await deskWords()
  const { token, done } = await searchParams
  const link = typeof token === 'string' ? token : ''
  return <OffPage token={link} kinds={kindsOfLink(link)} isDone={done !== undefined} />
}
