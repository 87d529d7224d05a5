import { redirect } from 'next/navigation'
import { addCodeAppAction, addPasskeyAction, beginCodeAppAction, beginPasskeyAction } from '#app/desk/account/factor-actions.ts'
import { deskWords, personSettingUpOfRequest, requireAnybody, titleOf } from '#app/person.ts'
import { SetUpFactor } from '#components/factors/set-up-factor.tsx'
import { passkeysWork } from '#newsroom/people/relying-party.ts'
import { nextPath } from '../next.ts'

export const generateMetadata = titleOf((say) => say('factors.required'))

/** Between signing in and the desk, for who has to set up a second factor first. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { say } = await deskWords()
  const next = nextPath((await searchParams).next)
  if (!(await personSettingUpOfRequest())) {
    await requireAnybody(next)
    redirect(next)
  }
  return (
    <div className="flex min-h-dvh flex-col items-center px-6 py-[clamp(2rem,14dvh,9rem)]">
      <div className="w-full max-w-108">
        <h1 className="font-bold text-lg">{say('factors.required')}</h1>
        <p className="mt-0.5 mb-5 text-ink-soft">{say('factors.requiredAbout')}</p>
        <SetUpFactor
          passkeysWork={passkeysWork()}
          next={next}
          actions={{
            beginPasskey: beginPasskeyAction,
            addPasskey: addPasskeyAction,
            beginCodeApp: beginCodeAppAction,
            addCodeApp: addCodeAppAction,
          }}
        />
      </div>
    </div>
  )
}
