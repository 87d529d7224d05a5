'use client'

import { ArrowLeft, Monitor, RefreshCw, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { Tool } from './toolbar/tool.tsx'

/**
 * The readers' page of a story before readers have it. It comes as text and stands in a frame without scripts, as the edge
 * would serve it: pages of the site may not be framed by their address, and the paper needs no script.
 */
export function PreviewFrame({ articleId, headline }: { articleId: string; headline: string }) {
  const say = useWords()
  const {
    value: html,
    problem,
    isAsking,
    again,
  } = useAnswer(['preview', articleId], (signal) => askPreview(articleId, signal), { onFocus: false })
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
        <Tool name={say('editor.reload')} icon={RefreshCw} onPress={() => void again()} />
      </header>
      <div className="grid min-h-0 flex-1 justify-items-center bg-sunken">
        {isAsking && (
          <p className="self-center">
            <Spinner label={say('editor.previewLoading')} size={18} />
          </p>
        )}
        {!isAsking && problem && (
          <div className="self-center">
            <Alert tone="warn" live>
              {say('editor.previewFailed')}{' '}
              <Button size="small" onPress={() => void again()}>
                {say('everywhere.retry')}
              </Button>
            </Alert>
          </div>
        )}
        {!isAsking && !problem && (
          <iframe
            title={say('editor.previewFrame')}
            sandbox="allow-same-origin allow-popups"
            srcDoc={html}
            className={`h-full bg-white ${isPhone ? 'w-[390px] max-w-full shadow-popover' : 'w-full'}`}
          />
        )}
      </div>
    </div>
  )
}

/** The page as the edge would serve it. Who is signed out is sent elsewhere, which is no preview. */
async function askPreview(articleId: string, signal: AbortSignal): Promise<Outcome<string, 'unreachable'>> {
  const answer = await fetch(`/desk/articles/${articleId}/preview/paper`, { headers: { accept: 'text/html' }, signal })
  return answer.ok && !answer.redirected ? done(await answer.text()) : no('unreachable')
}
