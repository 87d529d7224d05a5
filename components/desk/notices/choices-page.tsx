'use client'

import { Checkbox } from '#components/ui/checkbox.tsx'
import { Page } from '#components/ui/page.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Asked } from '#lib/outcome.ts'
import type { choicesOf } from '#newsroom/notices/choices-of.ts'
import type { chooseNotices } from '#newsroom/notices/choose-notices.ts'
import { useWords } from '#words'

type Choice = Awaited<ReturnType<typeof choicesOf>>[number]

/** Where a person is told of what: a row for each kind, saved as it is checked. `mailOnly`: they have no list of notices in the desk. */
export function ChoicesPage({ choices, choose, mailOnly }: { choices: Choice[]; choose: Asked<typeof chooseNotices>; mailOnly: boolean }) {
  const say = useWords()
  const ways = mailOnly ? (['byMail'] as const) : (['inDesk', 'byMail'] as const)
  const { run, busy } = useAsk(
    (say, problem) => say(`problems.${problem}`),
    choose,
    () => null,
  )
  return (
    <Page title={say('notices.choices')} about={say(mailOnly ? 'notices.mailChoicesAbout' : 'notices.choicesAbout')}>
      <table className="w-full max-w-2xl text-left">
        <thead className="border-line border-b text-ink-soft text-xs">
          <tr>
            <th className="py-2 pr-3 font-semibold">{say('notices.kind')}</th>
            {ways.map((way) => (
              <th key={way} className="w-24 px-2 py-2 font-semibold">
                {say(`notices.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => {
            const { kind } = choice
            const name = say(`notices.kind-${kind}`)
            return (
              <tr key={kind} className="border-line border-b">
                <th scope="row" className="py-2.5 pr-3 font-normal">
                  {name}
                </th>
                {ways.map((way) => (
                  <td key={way} className="px-2 py-2.5">
                    <Checkbox
                      aria-label={say(`notices.${way}Of`, { kind: name })}
                      isSelected={choice[way]}
                      isReadOnly={busy}
                      onChange={(is) => void run({ ...choice, [way]: is })}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="mt-3 text-ink-soft text-xs">{say('notices.mailGathers')}</p>
    </Page>
  )
}
