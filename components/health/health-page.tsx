import { ChecksList } from '#components/outside/checks-list.tsx'
import { KeepsFocus } from '#components/ui/keeps-focus.tsx'
import { Page } from '#components/ui/page.tsx'
import { span } from '#components/workflow/confirmation-words.ts'
import type { Health } from '#newsroom/health/health.ts'
import { useWords } from '#words'
import { JobList, type JobProps } from './job-list.tsx'
import { KeepFresh } from './keep-fresh.tsx'
import { Part } from './part.tsx'
import { PictureRights } from './picture-rights.tsx'

/** How Galley is, in plain words: each part with its state, and what to do where it is not well. */
export function HealthPage({ health, ...jobProps }: { health: Health } & Omit<JobProps, 'jobs'>) {
  const say = useWords()
  return (
    <Page title={say('desk.health')} about={say('health.about')}>
      <div className="grid gap-4">
        {!health.sendsOutward && (
          <Part name={say('health.copy')} state="look" advice={say('health.copyDo')}>
            {say('health.copyAbout')}
          </Part>
        )}
        <Worker worker={health.worker} {...jobProps} />
        <Edges edges={health.edges} />
        <Outside {...health.outside} />
        <Disk disk={health.disk} />
        <Database database={health.database} />
        {health.sendsOutward && <Mail hasServer={health.mail.hasServer} />}
        {health.sendsOutward && <Backup backup={health.backup} />}
        <Webhooks broken={health.brokenWebhooks} />
        <Wire broken={health.brokenFeeds} />
        <PictureRights stories={health.withoutRights} />
      </div>
      <KeepFresh />
    </Page>
  )
}

function Worker({ worker: { isRunning, jobs }, ...props }: { worker: Health['worker'] } & Omit<JobProps, 'jobs'>) {
  const say = useWords()
  const isWell = isRunning && jobs.length === 0
  const advice = isWell ? null : say(isRunning ? 'health.jobsDo' : 'health.workerStoppedDo')
  return (
    <Part name={say('health.worker')} state={isWell ? 'good' : 'act'} advice={advice}>
      {/* A job that is retried or skipped leaves the list, with the button that had the focus. */}
      <KeepsFocus>
        {say(isWell ? 'health.workerRuns' : isRunning ? 'health.jobsAbout' : 'health.workerStopped')}
        {jobs.length > 0 && <JobList jobs={jobs} {...props} />}
      </KeepsFocus>
    </Part>
  )
}

function Edges({ edges }: { edges: Health['edges'] }) {
  const say = useWords()
  const silent = edges.filter(({ isSilent }) => isSilent)
  const behind = edges.filter((edge) => !edge.isSilent && edge.behind > 0)
  if (silent.length === 0 && behind.length === 0)
    return (
      <Part name={say('health.edges')} state="good">
        {edges.length === 0 ? say('health.edgesNone') : say('health.edgesRun', { count: edges.length })}
      </Part>
    )
  return (
    <Part name={say('health.edges')} state={silent.length > 0 ? 'act' : 'good'} advice={silent.length > 0 ? say('health.edgesDo') : null}>
      <ul>
        {silent.map(({ name, unheard }) => (
          <li key={name}>{say('health.edgesSilent', { name, span: span(say, unheard) })}</li>
        ))}
        {behind.map((edge) => (
          <li key={edge.name}>{say('health.edgesBehind', { name: edge.name, count: edge.behind })}</li>
        ))}
      </ul>
    </Part>
  )
}

function Outside({ red, checks }: Health['outside']) {
  const say = useWords()
  const text = red > 0 ? say('outside.healthRed', { count: red }) : say(checks.length > 0 ? 'outside.healthSeen' : 'outside.healthNone')
  return (
    <Part name={say('outside.health')} state={red > 0 ? 'act' : 'good'} advice={red > 0 ? say('outside.healthDo') : null}>
      {text}
      {checks.length > 0 && <ChecksList checks={checks} />}
    </Part>
  )
}

function Disk({ disk }: { disk: Health['disk'] }) {
  const say = useWords()
  if (disk === null)
    return (
      <Part name={say('health.disk')} state="look">
        {say('health.diskUnknown')}
      </Part>
    )
  return (
    <Part name={say('health.disk')} state={disk.isShort ? 'act' : 'good'} advice={disk.isShort ? say('health.diskDo') : null}>
      {disk.isShort
        ? say('health.diskShort', { megabytes: Math.floor(disk.freeBytes / 1e6) })
        : say('health.diskRoom', { gigabytes: disk.freeBytes / 1e9 })}
    </Part>
  )
}

function Database({ database: { bytes, connections, mostConnections: most, isCrowded } }: { database: Health['database'] }) {
  const say = useWords()
  return (
    <Part name={say('health.database')} state={isCrowded ? 'act' : 'good'} advice={isCrowded ? say('health.databaseDo') : null}>
      {isCrowded
        ? say('health.databaseCrowded', { connections, most })
        : say('health.databaseRuns', { megabytes: Math.ceil(bytes / 1e6), connections, most })}{' '}
      {say('health.replication')}
    </Part>
  )
}

function Mail({ hasServer }: Health['mail']) {
  const say = useWords()
  return (
    <Part name={say('health.mail')} state={hasServer ? 'good' : 'look'} advice={hasServer ? null : say('health.mailDo')}>
      {say(hasServer ? 'health.mailSends' : 'health.mailNone')}
    </Part>
  )
}

function Backup({ backup: { isOn, age, isOld } }: { backup: Health['backup'] }) {
  const say = useWords()
  const isKnown = isOn && age !== null
  return (
    <Part
      name={say('health.backup')}
      state={isOld ? 'act' : isKnown ? 'good' : 'look'}
      advice={isOld ? say('health.backupOldDo') : isOn ? say('health.backupTry') : say('health.backupDo')}
    >
      {isKnown ? say('health.backupMade', { span: span(say, age) }) : say(isOn ? 'health.backupNone' : 'health.backupOff')}
    </Part>
  )
}

/** Only when something is to be done: most newsrooms have none. */
function Webhooks({ broken }: { broken: readonly string[] }) {
  const say = useWords()
  if (broken.length === 0) return null
  return (
    <Part name={say('programs.webhooks')} state="act" advice={say('health.webhooksDo')}>
      {say('health.webhooksBroken', { count: broken.length, names: broken.join(', ') })}
    </Part>
  )
}

/** The same for the feeds of the wire. */
function Wire({ broken }: { broken: readonly string[] }) {
  const say = useWords()
  if (broken.length === 0) return null
  return (
    <Part name={say('desk.wire')} state="act" advice={say('health.wireDo')}>
      {say('health.wireBroken', { count: broken.length, names: broken.join(', ') })}
    </Part>
  )
}
