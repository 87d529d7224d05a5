import { Download } from 'lucide-react'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { KeepsFocus } from '#components/ui/keeps-focus.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { Time } from '#components/ui/time.tsx'
import { isUnderway } from '#lib/import-runs.ts'
import type { Language } from '#lib/languages.ts'
import type { Asked } from '#lib/outcome.ts'
import type { beginImport } from '#newsroom/import-runs/begin-import.ts'
import type { discardImported } from '#newsroom/import-runs/discard-imported.ts'
import type { ImportRun } from '#newsroom/import-runs/import-runs.ts'
import type { removeImport } from '#newsroom/import-runs/remove-import.ts'
import type { stopImport } from '#newsroom/import-runs/stop-import.ts'
import { useWords } from '#words'
import { BeginForm } from './begin-form.tsx'
import { tones } from './import-page.tsx'
import { ReportList, type ReportProps } from './report-list.tsx'
import { DiscardButton, RemoveButton, StopButton } from './run-buttons.tsx'
import { RunProgress } from './run-progress.tsx'
import { Sentence } from './sentence.tsx'
import { kindInWords } from './words.ts'

type Props = {
  run: ImportRun
  languages: readonly Language[]
  begin: Asked<typeof beginImport>
  stop: Asked<typeof stopImport>
  remove: Asked<typeof removeImport>
  discard: Asked<typeof discardImported>
} & Omit<ReportProps, 'run'>

/** One file: what it is, how it is imported, how far that is, and its report. */
export function RunPage({ run, report, wanted, languages, begin, stop, remove, discard }: Props) {
  const say = useWords()
  const { id, state, mode, format, counts, bytes, read, isStopAsked } = run
  const isBusy = isUnderway(state)
  const hasReport = Object.values(counts).some((count) => count > 0)
  const says = say(state === 'stopped' || state === 'failed' ? 'imports.goOn' : mode === 'import' ? 'imports.again' : 'imports.begin')
  return (
    <Page title={run.fileName} about={<About run={run} />} actions={<LinkButton href="/desk/import">{say('imports.back')}</LinkButton>}>
      <KeepsFocus className="grid gap-4">
        <Standing run={run} />
        <RunProgress key={`${mode} ${state}`} id={id} isTrial={mode === 'trial'} start={{ state, read, bytes, counts, isStopAsked }} />
        {(state === 'waiting' || state === 'running') && (
          <p>
            <StopButton id={id} stop={stop} />
          </p>
        )}
        {!isBusy && format !== null && (
          <BeginForm id={id} isArchive={format === 'archive'} languages={languages} choices={run.choices} says={says} begin={begin} />
        )}
        {hasReport && <ReportList run={run} report={report} wanted={wanted} />}
        {hasReport && !isBusy && (
          <p className="flex flex-wrap gap-2">
            {(['csv', 'json'] as const).map((one) => (
              <a key={one} href={`/desk/import/${id}/report?format=${one}`} download className={buttonStyle({})}>
                <Download size={15} aria-hidden="true" /> {say(`imports.${one}`)}
              </a>
            ))}
          </p>
        )}
        {!isBusy && (
          <div className="grid gap-3 border-line border-t pt-4">
            {mode === 'import' && counts.imported > 0 && <DiscardButton id={id} discard={discard} />}
            <p>
              <RemoveButton id={id} remove={remove} />
            </p>
          </div>
        )}
      </KeepsFocus>
    </Page>
  )
}

function About({ run: { format, bytes, state, mode, createdBy, createdAt } }: { run: ImportRun }) {
  const say = useWords()
  return (
    <>
      <Badge tone={tones[state]}>{say(state === 'done' && mode === 'trial' ? 'imports.tried' : `imports.state-${state}`)}</Badge>{' '}
      {[kindInWords(say, format), sizeInWords(say, bytes)].filter(Boolean).join(' · ')} ·{' '}
      {say.rich('imports.byAt', { name: createdBy, at: () => <Time at={createdAt} /> })}
    </>
  )
}

/** What is known of a file while nothing happens to it. */
function Standing({ run }: { run: ImportRun }) {
  const say = useWords()
  const { state, mode, format, counts, losses, problem, picturesFetched, picturesFailed } = run
  if (state === 'failed' && format === null && !problem) return <Alert tone="danger">{say('imports.about-unreadable')}</Alert>
  if (state === 'failed')
    return <Alert tone="danger">{say.rich('imports.about-failed', { problem: () => <Sentence english={problem ?? ''} /> })}</Alert>
  if (state === 'uploading') return <Alert tone="warn">{say('imports.about-uploading')}</Alert>
  if (state === 'ready') return <Alert>{say('imports.about-ready')}</Alert>
  if (state === 'stopped') return <Alert tone="warn">{say('imports.about-stopped')}</Alert>
  if (state !== 'done') return null
  if (mode === 'trial') return <Alert>{say('imports.wouldBring', { count: counts.imported, losses: losses.length })}</Alert>
  return (
    <Alert tone={counts.failed > 0 || picturesFailed > 0 ? 'warn' : 'good'}>
      <p>
        {say('imports.hasBrought', { count: counts.imported })} {counts.failed > 0 && say('imports.couldNot', { count: counts.failed })}
      </p>
      {picturesFetched + picturesFailed > 0 && <p>{say('imports.pictures', { fetched: picturesFetched, failed: picturesFailed })}</p>}
      {picturesFailed > 0 && <p>{say('imports.againForPictures')}</p>}
    </Alert>
  )
}
