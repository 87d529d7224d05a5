import { whenInWords } from '#components/editor/notices/when.ts'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { VersionOfList } from '#newsroom/articles/versions-of.ts'
import { useFormat, useWords } from '#words'
import type { Versions } from './use-versions.ts'
import { titleOfVersion } from './version-words.ts'

/** The versions of a story, newest first: what each was made for, by whom, and who wrote how much since the one before. */
export function VersionsList({
  versions,
  opened,
  onOpen,
}: {
  versions: Versions
  opened: number | null
  onOpen: (number: number) => void
}) {
  const say = useWords()
  if (!versions.hasAnswer && versions.problem === null)
    return (
      <p className="p-4">
        <Spinner label={say('history.loading')} />
      </p>
    )
  if (!versions.hasAnswer)
    return (
      <p className="p-4 text-danger" role="alert">
        {say('history.failed')}{' '}
        <Button size="small" onPress={() => void versions.again()}>
          {say('everywhere.retry')}
        </Button>
      </p>
    )
  if (versions.versions.length === 0) return <p className="p-4 text-ink-soft">{say('history.empty')}</p>
  return (
    <>
      <ol aria-label={say('history.versions')}>
        {versions.versions.map((version) => (
          <li key={version.number} className="border-line border-t">
            <Version version={version} isOpen={version.number === opened} onOpen={() => onOpen(version.number)} />
          </li>
        ))}
      </ol>
      {versions.hasOlder && (
        <p className="border-line border-t p-3">
          <Button size="small" isPending={versions.isBusy} onPress={() => void versions.showOlder()}>
            {say('history.older')}
          </Button>
        </p>
      )}
    </>
  )
}

function Version({ version, isOpen, onOpen }: { version: VersionOfList; isOpen: boolean; onOpen: () => void }) {
  const say = useWords()
  const format = useFormat()
  const { kind, name, at, by, words, wrote, revision, openSuggestions } = version
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={onOpen}
      className="-outline-offset-2 grid w-full gap-0.5 border-transparent border-l-2 px-4 py-2.5 text-left hover:bg-hover aria-current:border-accent aria-current:bg-accent-soft"
    >
      <span className="wrap-anywhere font-semibold">
        {titleOfVersion(say, version)}
        {name && <span className="font-normal text-ink-soft"> · {say(`history.kind-${kind}`)}</span>}
      </span>
      <span className="text-ink-soft text-xs tabular-nums" suppressHydrationWarning>
        {say('history.by', { date: whenInWords(format, at), name: by ?? say('history.program') })} ·{' '}
        {say('editor.wordCount', { count: words })}
      </span>
      {revision !== null && <span className="text-ink-soft text-xs">{say('history.revision', { number: revision })}</span>}
      {openSuggestions > 0 && <span className="text-ink-soft text-xs">{say('history.suggestions', { count: openSuggestions })}</span>}
      {wrote.length > 0 && (
        <span className="text-ink-soft text-xs tabular-nums" title={say('history.wroteAbout')}>
          {format.list(
            wrote.map((each) =>
              say('history.wrote', { name: each.name ?? say('history.program'), added: each.added, removed: each.removed }),
            ),
          )}
        </span>
      )}
    </button>
  )
}
