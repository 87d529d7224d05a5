'use client'

import type { Editor } from '@tiptap/core'
import { SpotPopover } from '#components/editor/spots/spot-popover.tsx'
import { backToSpot, type Spot, useSpot } from '#components/editor/spots/use-spot.ts'
import { useSpotKeys } from '#components/editor/spots/use-spot-keys.ts'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { StyleMatch } from '#newsroom/house-style/find-style.ts'
import { useWords } from '#words'
import { markedStyle, replaceStyle } from './style-marks.ts'
import './house-style.css'

type StyleSpot = Spot<StyleMatch>

/** What the house style says of the words at the caret, under them: why, the better words, and not to look for it in this story. */
export function StylePopover({ editor, ignore }: { editor: Editor; ignore: ((match: StyleMatch) => void) | null }) {
  const replace = (spot: StyleSpot) => {
    replaceStyle(editor, spot.match)
    backToSpot(editor, spot)
  }
  const ignoreIt = (spot: StyleSpot) => {
    ignore?.(spot.match)
    backToSpot(editor, spot)
  }
  useSpotKeys(editor)
  const spot = useSpot<StyleMatch>(editor, { marked: markedStyle, what: ({ rule }) => rule.id }, (spot) => ({
    F2: spot.match.becomes === '' ? null : () => replace(spot),
    'Shift+F2': ignore && (() => ignoreIt(spot)),
  }))
  return (
    <>
      <Told spot={spot} mayIgnore={ignore !== null} />
      {spot && <Shown editor={editor} spot={spot} replace={() => replace(spot)} ignore={ignore && (() => ignoreIt(spot))} />}
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
  const { match } = spot
  return (
    <SpotPopover label={say('style.title')} editor={editor} spot={spot}>
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
    </SpotPopover>
  )
}
