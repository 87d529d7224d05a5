import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { useWords } from '#words'

const steps = ['languages', 'name', 'zone', 'section', 'sign-in', 'stories'] as const
export type SetUpStep = (typeof steps)[number]

export const isStep = (asked: unknown): asked is SetUpStep => steps.some((step) => step === asked)

const pathOf = (step: SetUpStep): string => `/desk/settings/set-up?step=${step}`
/** Where a newsroom without a name does not lead back here. */
const afterwards = '/desk?set-up=later'

/** The steps of setting up, one of them open. Each can be left out and come back to. */
export function SetUpSteps({
  step,
  isDone,
  children,
}: {
  step: SetUpStep
  /** Of steps that can be seen to be done. */
  isDone: Partial<Record<SetUpStep, boolean>>
  children: ReactNode
}) {
  const say = useWords()
  const at = steps.indexOf(step)
  const [before, next] = [steps[at - 1], steps[at + 1]]
  return (
    <div className="grid gap-6 md:grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label={say('settings.steps')}>
        <ol className="flex flex-wrap gap-1 md:grid">
          {steps.map((each, place) => (
            <li key={each}>
              <Link
                href={pathOf(each)}
                aria-current={each === step ? 'step' : undefined}
                className="flex items-center gap-2 rounded-md px-2 py-1.5 text-ink-soft hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-semibold aria-[current]:text-ink"
              >
                <span className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-2xs tabular-nums" aria-hidden="true">
                  {isDone[each] ? <Check size={12} strokeWidth={3} /> : place + 1}
                </span>
                {say(`settings.step-${each}`)}
                {isDone[each] && <span className="sr-only">({say('settings.stepDone')})</span>}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <section aria-labelledby="step" className="grid content-start gap-4">
        <h2 id="step" className="font-bold text-lg">
          {say(`settings.step-${step}`)}
        </h2>
        <p className="max-w-prose text-ink-soft">{say(`settings.about-${step}`)}</p>
        {children}
        <p className="mt-4 flex flex-wrap gap-2 border-line border-t pt-4">
          {before && <LinkButton href={pathOf(before)}>{say('settings.stepBack')}</LinkButton>}
          <LinkButton href={next ? pathOf(next) : afterwards}>
            {say(next ? (isDone[step] === false ? 'settings.stepSkip' : 'settings.stepNext') : 'settings.stepsEnd')}
          </LinkButton>
        </p>
      </section>
    </div>
  )
}
