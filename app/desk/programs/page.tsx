import { notFound } from 'next/navigation'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import { KeyList } from '#components/programs/key-list.tsx'
import { WebhookList } from '#components/programs/webhook-list.tsx'
import { Setting } from '#components/settings/setting.tsx'
import { Page } from '#components/ui/page.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { apiKeys } from '#newsroom/api/api-keys.ts'
import { can } from '#newsroom/people/policy.ts'
import { webhooks } from '#newsroom/webhooks/webhooks.ts'
import {
  addWebhookAction,
  makeApiKeyAction,
  pauseWebhookAction,
  redeliverAction,
  removeWebhookAction,
  revokeApiKeyAction,
  sendTestAction,
} from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.programs'))

export default async function ProgramsPage() {
  const person = await requirePerson('/desk/programs')
  if (!can(person, 'change settings')) notFound()
  const [keys, told] = await Promise.all([apiKeys(person), webhooks(person)])
  const { say } = await deskWords()
  const about = say.rich('programs.keysAbout', {
    file: (words) => (
      <a href="/api/v1/openapi.json" className="underline underline-offset-2">
        {words}
      </a>
    ),
  })
  return (
    <Page title={say('desk.programs')} about={say('programs.about')}>
      <Setting id="keys" title={say('programs.keys')} about={about}>
        <KeyList keys={keys} zone={newsroomZone()} actions={{ make: makeApiKeyAction, revoke: revokeApiKeyAction }} />
      </Setting>
      <Setting id="webhooks" title={say('programs.webhooks')} about={say('programs.webhooksAbout')}>
        <WebhookList
          webhooks={told}
          zone={newsroomZone()}
          actions={{
            add: addWebhookAction,
            remove: removeWebhookAction,
            pause: pauseWebhookAction,
            sendTest: sendTestAction,
            redeliver: redeliverAction,
          }}
        />
      </Setting>
    </Page>
  )
}
