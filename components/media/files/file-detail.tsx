'use client'

import { type FormEvent, useRef, useState } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useAskBeforeClosing } from '#components/ui/use-ask-before-leaving.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import { type AttachmentKind, attachmentFormats, longestTranscript } from '#lib/attachments.ts'
import type { Asked } from '#lib/outcome.ts'
import { lengthInWords } from '#lib/size-in-words.ts'
import type { describeAttachment } from '#newsroom/attachments/describe-attachment.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'
import { type BinActions, DeleteFromLibrary } from '../delete-from-library.tsx'
import { FileFacts } from '../file-facts.tsx'
import { UseInStory } from '../in-story/use-in-story.tsx'
import { besideLibrary, SaveDescription } from '../save-description.tsx'
import { FileUsage } from '../usage.tsx'
import { useKeptWords } from '../use-kept-words.ts'
import { FileCaptions } from './file-captions.tsx'
import { FilePlayer } from './file-player.tsx'

export type DescribeFile = Asked<typeof describeAttachment>

type Said = Pick<LibraryFile, 'title' | 'caption' | 'credit' | 'transcript' | 'captionsId'>
type Text = 'title' | 'caption' | 'credit' | 'transcript'

const longest = { title: 300, caption: 2000, credit: 300, transcript: longestTranscript } satisfies Record<Text, number>
const rows: Partial<Record<Text, number>> = { caption: 3, transcript: 8 }
/** What is said of each kind. */
const textsOf = {
  audio: ['title', 'caption', 'credit', 'transcript'],
  video: ['title', 'caption', 'credit', 'transcript'],
  document: ['title', 'caption', 'credit'],
  captions: ['title'],
} satisfies Record<AttachmentKind, readonly Text[]>

function problemInWords(say: Say, problem: AnyProblem | 'no-captions'): string {
  if (problem === 'no-captions') return say('media.notCaptions')
  if (problem === 'invalid') return say('media.notDescribedTooLong')
  if (problem === 'not-allowed') return say('media.notDescribedFile')
  return problem === 'not-found' ? say('media.fileNotInLibrary') : say(`problems.${problem}`)
}

type DetailProps = {
  file: LibraryFile
  onDescribe: DescribeFile
  onDescribed: (file: LibraryFile) => void
  bin: BinActions
  /** It went into the bin, or came from it. */
  onMoved: (id: string) => void
  onClose: () => void
}

/** One sound, video, document or captions: as readers will have it, its words, and where it is used. */
export function FileDetail({ file, onDescribe, onDescribed, bin, onMoved, onClose }: DetailProps) {
  const say = useWords()
  const { title, caption, credit, transcript, captionsId, mayDescribe } = file
  const kept = useKeptWords<Said>(`galley:words:file:${file.id}`, { title, caption, credit, transcript, captionsId }, mayDescribe)
  const { said, change } = kept
  const captions = useCaptions(file, said.captionsId)
  const { run, isBusy, outcome } = useRequest(onDescribe)
  const newest = useRef(file)
  newest.current = file
  useAskBeforeClosing(kept.isChanged)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await run({ id: file.id, ...withChanged(file, said) })
    if (!answer.ok) return
    kept.saved(said)
    onDescribed({ ...newest.current, ...said, ...answer.value })
    notify.done(say('everywhere.saved'))
  }
  return (
    <Panel title={say(`media.one-${file.kind}`)} onClose={onClose} className={besideLibrary}>
      <FilePlayer file={file} captions={captions.file} />
      <form noValidate onSubmit={save} className="mt-4 grid gap-3">
        <Words {...{ file, said, change }} />
        {file.kind === 'video' && (
          <FileCaptions
            has={said.captionsId !== null}
            name={captions.file?.name}
            isFixed={!mayDescribe}
            onChange={(added) => {
              captions.learn(added)
              change({ captionsId: added?.id ?? null })
            }}
          />
        )}
        <SaveDescription
          isFixed={!mayDescribe}
          isChanged={kept.isChanged}
          isBusy={isBusy}
          problem={outcome && !outcome.ok ? problemInWords(say, outcome.problem) : null}
        />
      </form>
      <FileUsage id={file.id} />
      {!file.deletedAt && file.kind !== 'captions' && <UseInStory item={file} />}
      <DeleteFromLibrary thing={{ ...file, is: 'file' }} actions={bin} onMoved={onMoved} />
      <FactsOf file={file} />
    </Panel>
  )
}

type WordsProps = { file: LibraryFile; said: Said; change: (parts: Partial<Said>) => void }

function Words({ file, said, change }: WordsProps) {
  const say = useWords()
  return textsOf[file.kind].map((name) => (
    <TextField
      key={name}
      label={say(`attachments.${name}`)}
      rows={rows[name]}
      maxLength={longest[name]}
      value={said[name]}
      onChange={(text) => change({ [name]: text })}
      isReadOnly={!file.mayDescribe}
    />
  ))
}

/** The words that were changed: a colleague may be changing another. */
const withChanged = (file: LibraryFile, said: Said): Partial<Said> =>
  Object.fromEntries(Object.entries(said).filter(([name, now]) => now !== file[name as keyof Said])) // Object.entries knows no names

/** The captions that a video has, or that were added and not saved yet. */
function useCaptions({ id, kind, captionsId: saved }: LibraryFile, captionsId: string | null) {
  const [added, learn] = useState<LibraryFile | null>(null)
  const isAsked = kind === 'video' && saved !== null
  const { value } = useAnswer(['file-captions', id, saved], async (signal) =>
    isAsked
      ? await askAddress<{ captions: LibraryFile | null }>(`/api/attachments/${id}`, signal)
      : { ok: true as const, value: { captions: null } },
  )
  const file = [added, value?.captions].find((one) => one && one.id === captionsId) ?? null
  return { file, learn }
}

function FactsOf({ file: { bytes, format, width, height, seconds, pages, ...file } }: { file: LibraryFile }) {
  const say = useWords()
  const size = sizeInWords(say, bytes)
  const facts: [string, string][] = [
    [say('media.size'), width && height ? say('media.sizeOf', { width, height, bytes: size }) : size],
    [say('media.format'), attachmentFormats[format].label],
  ]
  if (seconds !== null) facts.push([say('media.length'), lengthInWords(seconds)])
  if (pages !== null) facts.push([say('media.length'), say('attachments.pages', { count: pages })])
  return <FileFacts thing={file} facts={facts} />
}
