import { Monitor, Smartphone } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Tool } from '#components/editor/toolbar/tool.tsx'
import { awayInWords, momentInWords } from '#components/schedule/moment-words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { PaperFrame, usePaper } from '#components/ui/paper-frame.tsx'
import type { ToldTo } from '#lib/breaking.ts'
import { languageFacts } from '#lib/languages.ts'
import { useFormat, useWords } from '#words'
import type { BannerDraft } from './actions.ts'

type Props = {
  drafts: readonly BannerDraft[]
  at: Date
  told: ToldTo
  zone: string
  isBusy: boolean
  problem: string | null
  onBack: () => void
  onPublish: () => void
}

/** The second step: the banner as readers will have it, and what publishing does. */
export function BreakingCheck({ drafts, at, told, zone, isBusy, problem, onBack, onPublish }: Props) {
  const say = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // The step that had the focus is gone.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="breaking-check" className="grid gap-4">
      <h2 id="breaking-check" ref={heading} tabIndex={-1} className="font-bold outline-none">
        {say('breaking.stepCheck')}
      </h2>
      <Previews drafts={drafts} />
      <WhatItDoes {...{ drafts, at, told, zone }} />
      {problem && (
        <Alert tone="danger" live>
          {problem}
        </Alert>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button isDisabled={isBusy} onPress={onBack}>
          {say('breaking.back')}
        </Button>
        <Button tone="danger" isPending={isBusy} onPress={onPublish}>
          {say('breaking.publish')}
        </Button>
      </div>
    </section>
  )
}

/** The front page with the banner, on a phone or a computer, in one language at a time. */
function Previews({ drafts }: { drafts: readonly BannerDraft[] }) {
  const say = useWords()
  const [isPhone, setPhone] = useState(true)
  const [shown, setShown] = useState(0)
  const draft = drafts[shown] ?? drafts[0]
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <div className="flex flex-wrap items-center gap-1 border-line border-b bg-surface px-2 py-1">
        {drafts.length > 1 &&
          drafts.map(({ language }, index) => (
            <Button
              key={language}
              size="small"
              tone={draft?.language === language ? 'plain' : 'quiet'}
              aria-pressed={draft?.language === language}
              onPress={() => setShown(index)}
            >
              <span lang={language}>{languageFacts[language].name}</span>
            </Button>
          ))}
        <span className="ml-auto flex">
          <Tool name={say('editor.asPhone')} icon={Smartphone} isOn={isPhone} onPress={() => setPhone(true)} />
          <Tool name={say('editor.asComputer')} icon={Monitor} isOn={!isPhone} onPress={() => setPhone(false)} />
        </span>
      </div>
      {draft && <Preview draft={draft} isPhone={isPhone} />}
    </div>
  )
}

function Preview({ draft: { language, text, story }, isPhone }: { draft: BannerDraft; isPhone: boolean }) {
  const say = useWords()
  const asked = new URLSearchParams({ language, text: text.trim(), ...(story && { articleId: story.id }) })
  const paper = usePaper(`/desk/breaking/preview/paper?${asked}`)
  return (
    <div className="grid h-96">
      <PaperFrame paper={paper} title={say('breaking.frame')} isPhone={isPhone} />
    </div>
  )
}

function WhatItDoes({ drafts, at, told, zone }: Pick<Props, 'drafts' | 'at' | 'told' | 'zone'>) {
  const say = useWords()
  const { locale } = useFormat()
  const names = drafts.map(({ language }) => languageFacts[language].name)
  const lines = [
    say('breaking.doesBanner', { languages: names.join(', ') }),
    ...drafts.map(({ story, language }) =>
      story ? say('breaking.doesTop', { headline: story.headline }) : say('breaking.doesPlain', { language: languageFacts[language].name }),
    ),
    say('breaking.doesEnd', { moment: `${momentInWords(locale, at, zone)}, ${awayInWords(say, at)}` }),
    say(`breaking.does-${told}`),
  ]
  return (
    <div>
      <h3 className="mb-1 font-semibold">{say('breaking.whatItDoes')}</h3>
      <ul className="grid list-disc gap-1 pl-5">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </div>
  )
}
