import { LinkButton } from '#components/ui/link-button.tsx'
import { useWords } from '#words'

const demoCommand = 'GALLEY_HOME=demo PORT=3100 npm start'

/** What fills a new newsroom: an import, the demo beside it, or the first story. */
export function FirstStories() {
  const say = useWords()
  return (
    <div className="grid max-w-xl gap-4">
      <div className="grid gap-1">
        <h3 className="font-semibold">{say('settings.from-file')}</h3>
        <p className="text-ink-soft">{say('settings.fromAbout-file')}</p>
        <p>
          <LinkButton href="/desk/import">{say('settings.bringFile')}</LinkButton>
        </p>
      </div>
      <div className="grid gap-1">
        <h3 className="font-semibold">{say('settings.from-demo')}</h3>
        <p className="text-ink-soft">{say('settings.fromAbout-demo')}</p>
        <code className="overflow-x-auto rounded-sm bg-sunken px-2 py-1.5 text-xs">{demoCommand}</code>
      </div>
      <div className="grid gap-1">
        <h3 className="font-semibold">{say('settings.from-nothing')}</h3>
        <p>
          <LinkButton href="/desk/articles/new">{say('settings.firstStory')}</LinkButton>
        </p>
      </div>
    </div>
  )
}
