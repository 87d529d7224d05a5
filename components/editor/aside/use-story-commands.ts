import { useRouter } from 'next/navigation'
import { type Command, runCommand, useCommands } from '#components/palette/offer.ts'
import { goWhenThere } from '#components/ui/go-when-there.ts'
import { useWords } from '#words'
import type { Aside } from './use-aside.ts'

/** What the header of a story can do besides the steps of the workflow, for the palette. */
export function useStoryCommands({
  articleId,
  aside,
  flush,
  maySave,
  suggesting,
}: {
  articleId: string
  aside: Pick<Aside, 'isOpen' | 'enter'>
  flush: () => Promise<unknown>
  maySave: boolean
  /** Null where one may only suggest, or not write. */
  suggesting: { isOn: boolean; turn: (isOn: boolean) => void } | null
}): void {
  const say = useWords()
  const router = useRouter()
  useCommands(() => {
    const commands: (Command | false)[] = [
      maySave && { id: 'save-now', name: say('editor.saveNow'), keys: 'Mod+S', run: () => void flush() },
      maySave && !aside.isOpen('history') && { id: 'to-save-version', name: say('history.save'), run: () => saveVersion(aside) },
      { id: 'history', name: say('history.history'), keys: 'Mod+Alt+Shift+H', run: () => aside.enter('history') },
      { id: 'comments', name: say('comments.comments'), run: () => aside.enter('comments') },
      { id: 'details', name: say('editor.details'), keys: 'Mod+.', run: () => aside.enter('details') },
      suggesting !== null && {
        id: 'suggest',
        name: say('suggestions.suggest'),
        keys: 'Mod+Shift+E',
        run: () => suggesting.turn(!suggesting.isOn),
      },
      {
        id: 'preview',
        name: say('editor.preview'),
        run: () => {
          void flush()
          router.push(`/desk/articles/${articleId}/preview`)
        },
      },
    ]
    return commands.filter((command) => command !== false)
  })
}

/** The panel's own button asks for the name. */
function saveVersion(aside: Pick<Aside, 'enter'>): void {
  aside.enter('history')
  requestAnimationFrame(() => goWhenThere(() => runCommand('save-version')))
}
