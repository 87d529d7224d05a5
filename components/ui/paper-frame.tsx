'use client'

import { useRef } from 'react'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { Spinner } from './spinner.tsx'
import { useAnswer } from './use-answer.ts'

/**
 * A readers' page that readers do not have. It comes as text and stands in a frame without scripts, as the edge would serve it: pages of the
 * site may not be framed by their address, and the paper needs no script. `isFollowed`: it is asked for again while it is open.
 */
export function usePaper(address: string, { isFollowed = false } = {}) {
  return useAnswer(['paper', address], (signal) => askPaper(address, signal), {
    onFocus: isFollowed,
    every: () => isFollowed && followEvery,
  })
}

/** Milliseconds. What somebody else changes, a text or the crop of a picture, comes into a page that stays open. */
const followEvery = 20_000

export function PaperFrame({ paper, title, isPhone }: { paper: ReturnType<typeof usePaper>; title: string; isPhone: boolean }) {
  const say = useWords()
  const { value: html, problem, isAsking, again } = paper
  const place = useRef(0)
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center bg-sunken">
      {isAsking && !problem && html === undefined && (
        <p className="my-auto">
          <Spinner label={say('editor.previewLoading')} size={18} />
        </p>
      )}
      {problem && (
        <div className={html === undefined ? 'my-auto' : ''}>
          <Alert tone="warn" live>
            {say('editor.previewFailed')}{' '}
            <Button size="small" isPending={isAsking} onPress={() => void again()}>
              {say('everywhere.retry')}
            </Button>
          </Alert>
        </div>
      )}
      {html !== undefined && (
        <iframe
          title={title}
          aria-busy={isAsking}
          onLoad={({ currentTarget: { contentWindow: page } }) => {
            page?.scrollTo(0, place.current)
            page?.addEventListener('scroll', () => {
              place.current = page.scrollY
            })
          }}
          sandbox="allow-same-origin allow-popups"
          srcDoc={html}
          className={`min-h-0 flex-1 bg-white ${isPhone ? 'w-[390px] max-w-full shadow-popover' : 'w-full'}`}
        />
      )}
    </div>
  )
}

/** The page as the edge would serve it. Who is signed out is sent elsewhere, which is no preview. */
async function askPaper(address: string, signal: AbortSignal): Promise<Outcome<string, 'unreachable'>> {
  const answer = await fetch(address, { headers: { accept: 'text/html' }, signal })
  return answer.ok && !answer.redirected ? done(await answer.text()) : no('unreachable')
}
