'use client'

import type { Editor } from '@tiptap/core'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { StyleMatch } from '#newsroom/house-style/find-style.ts'
import { useWords } from '#words'
import { type StyleSpot, useStyleSpot } from './use-style-spot.ts'
import './house-style.css'

/** What the house style says of the words at the caret, under them: why, the better words, and not to look for it in this story. */
export function StylePopover({ editor, ignore }: { editor: Editor; ignore: ((match: StyleMatch) => void) | null }) {
  const { spot, replace, ignoreIt } = useStyleSpot(editor, ignore)
  return (
    <>
      <Told spot={spot} mayIgnore={ignore !== null} />
      {spot && <Shown editor={editor} spot={spot} replace={replace} ignore={ignoreIt} />}
    </>
  )
}

/** For screen readers: to them the text is one field. */
function Told({ spot, mayIgnore }: { spot: StyleSpot | null; mayIgnore: boolean }) {
  const say = useWords()
  const match = spot?.match
  return (
    <p className="sr-only" aria-live="polite">
      {match &&
        [
          match.becomes === ''
            ? say('style.avoid', { term: match.rule.term })
            : say('style.write', { better: match.becomes, term: match.rule.term }),
          match.rule.why,
          match.becomes === '' ? '' : say('style.replaceKeys', { keys: 'F2' }),
          mayIgnore ? say('style.ignoreKeys', { keys: keysHere('Shift+F2') }) : '',
        ].join(' ')}
    </p>
  )
}

function Shown({ editor, spot, replace, ignore }: { editor: Editor; spot: StyleSpot; replace: () => void; ignore: (() => void) | null }) {
  const say = useWords()
  const self = useRef<HTMLElement>(null)
  const { match } = spot
  usePlaceUnder(self, editor, spot)
  return (
    <section
      ref={self}
      aria-label={say('style.title')}
      className="absolute z-30 w-max max-w-[min(22rem,calc(100%-1rem))] rounded-lg bg-surface p-3 text-ink text-sm shadow-popover"
    >
      <p>
        {match.becomes === ''
          ? say.rich('style.avoidRich', { term: () => <b>{match.rule.term}</b> })
          : say.rich('style.writeRich', { better: () => <b>{match.becomes}</b>, term: () => <s>{match.rule.term}</s> })}
      </p>
      {match.rule.why && <p className="wrap-anywhere mt-1 text-ink-soft text-xs">{match.rule.why}</p>}
      <div className="mt-2 flex flex-wrap gap-1.5">
        {match.becomes !== '' && (
          <Button size="small" tone="primary" onPress={replace}>
            {say('style.replace')} <Kbd>{keysHere('F2')}</Kbd>
          </Button>
        )}
        {ignore && (
          <Button size="small" onPress={ignore}>
            {say('style.ignore')} <Kbd>{keysHere('Shift+F2')}</Kbd>
          </Button>
        )}
      </div>
    </section>
  )
}

/** Under the words, or under the field that they are in. */
function usePlaceUnder(element: RefObject<HTMLElement | null>, { view }: Editor, { match, field }: StyleSpot): void {
  useLayoutEffect(() => {
    const { current } = element
    const column = current?.offsetParent?.getBoundingClientRect()
    if (!current || !column) return
    const under = field?.getBoundingClientRect() ?? view.coordsAtPos(match.from)
    const end = field ? under : view.coordsAtPos(match.to)
    const left = Math.min(under.left - column.left, column.width - current.offsetWidth - 8)
    current.style.top = `${end.bottom - column.top + 6}px`
    current.style.left = `${Math.max(8, left)}px`
  })
}
