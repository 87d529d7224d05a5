import { LinkButton } from '#components/ui/link-button.tsx'
import { useWords } from '#words'

/** What fills a new newsroom: an import on the command line, or the first story. */
const kinds = [
  { id: 'archive', command: 'npm run galley -- import paper.tar.gz --as published' },
  { id: 'wordpress', command: 'npm run galley -- import export.xml' },
  { id: 'demo', command: 'GALLEY_HOME=demo PORT=3100 npm start' },
] as const

export function FirstStories() {
  const say = useWords()
  return (
    <div className="grid max-w-xl gap-4">
      {kinds.map(({ id, command }) => (
        <div key={id} className="grid gap-1">
          <h3 className="font-semibold">{say(`settings.from-${id}`)}</h3>
          <p className="text-ink-soft">{say(`settings.fromAbout-${id}`)}</p>
          <code className="overflow-x-auto rounded-sm bg-sunken px-2 py-1.5 text-xs">{command}</code>
        </div>
      ))}
      <div className="grid gap-1">
        <h3 className="font-semibold">{say('settings.from-nothing')}</h3>
        <p>
          <LinkButton href="/desk/articles/new">{say('settings.firstStory')}</LinkButton>
        </p>
      </div>
    </div>
  )
}
