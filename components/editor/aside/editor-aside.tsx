import { X } from 'lucide-react'
import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { roomBeside } from '#components/ui/room-beside.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Aside, PanelName } from './use-aside.ts'

/**
 * A panel beside the text. `saving` is announced while a change in it is being saved. `movesWithText`: it is as long as the text and scrolls
 * with it.
 */
export type AsidePanel = { name: PanelName; title: string; closes: string; saving: string | null; body: ReactNode; movesWithText?: boolean }

const overText =
  'max-lg:fixed max-lg:right-0 max-lg:bottom-0 max-lg:z-40 max-lg:w-full max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:shadow-popover max-sm:top-auto max-sm:h-[65dvh] max-sm:rounded-t-lg max-sm:border-t max-sm:border-l-0 sm:max-lg:top-0 sm:max-lg:max-w-md'

const besideText = 'lg:sticky lg:top-(--editor-bar) lg:h-[calc(100dvh-var(--editor-bar))] lg:overflow-y-auto'

/** The panel beside the text; on a small screen it covers the text. */
export function EditorAside({
  aside: { self, shown, panel: open, close, onKeyDown },
  panels,
}: {
  aside: Aside
  panels: readonly AsidePanel[]
}) {
  const isDrawn = useDrawn(shown)
  const panel = panels.find(({ name }) => name === open)
  if (shown === 'closed' || !panel) return null
  return (
    <aside
      ref={self}
      aria-label={panel.title}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={`-outline-offset-2 border-line border-l bg-surface ${panel.movesWithText ? '' : besideText} ${shown === 'as-fits' ? 'max-lg:hidden' : overText}`}
    >
      <div className="text-sm">
        <header
          className={`sticky top-0 z-10 flex items-center gap-2 border-line border-b bg-surface py-1.5 pr-1.5 pl-4 ${panel.movesWithText ? 'lg:top-(--editor-bar)' : ''}`}
        >
          <h2 className="mr-auto font-bold">{panel.title}</h2>
          {panel.saving !== null && <Spinner label={panel.saving} />}
          <Button tone="quiet" size="small" square aria-label={panel.closes} onPress={close}>
            <X size={15} aria-hidden="true" />
          </Button>
        </header>
        {isDrawn && panel.body}
      </div>
    </aside>
  )
}

/**
 * What nobody opened comes after the text, in which one can write before the many fields here are drawn; and not at all on a small screen,
 * which has no room for it.
 */
function useDrawn(shown: Aside['shown']): boolean {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const room = roomBeside()
    const draw = () => {
      if (room.matches) startTransition(() => setTime(true))
    }
    draw()
    room.addEventListener('change', draw)
    return () => room.removeEventListener('change', draw)
  }, [])
  return isTime || shown === 'open'
}
