'use client'

import { ArrowLeft, Monitor, RefreshCw, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PaperFrame, usePaper } from '#components/ui/paper-frame.tsx'
import { useWords } from '#words'
import { Tool } from './toolbar/tool.tsx'

/** The readers' page of a story before readers have it. */
export function PreviewFrame({ articleId, headline }: { articleId: string; headline: string }) {
  const say = useWords()
  const paper = usePaper(`/desk/articles/${articleId}/preview/paper`, { isFollowed: true })
  const [isPhone, setPhone] = useState(false)
  return (
    <div className="flex h-dvh flex-col max-md:h-[calc(100dvh-3.25rem)]">
      <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b bg-surface px-2">
        <LinkButton href={`/desk/articles/${articleId}`} tone="quiet" size="small">
          <ArrowLeft size={16} aria-hidden="true" /> {say('editor.write')}
        </LinkButton>
        <h1 className="min-w-0 flex-1 truncate text-center text-ink-soft">
          <span className="font-semibold text-ink">{say('editor.preview')}</span>{' '}
          <span className="max-sm:hidden">{say('editor.previewOf', { headline: headline || say('everywhere.noHeadline') })}</span>
        </h1>
        <Tool name={say('editor.asComputer')} icon={Monitor} isOn={!isPhone} onPress={() => setPhone(false)} />
        <Tool name={say('editor.asPhone')} icon={Smartphone} isOn={isPhone} onPress={() => setPhone(true)} />
        <Tool name={say('editor.reload')} icon={RefreshCw} onPress={() => void paper.again()} />
      </header>
      <PaperFrame paper={paper} title={say('editor.previewFrame')} isPhone={isPhone} />
    </div>
  )
}
