'use client'

import type { ComponentProps } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { Panel } from '#components/ui/panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { LibraryFile, ListedFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'
import { besideLibrary } from '../save-description.tsx'
import { FileDetail } from './file-detail.tsx'

type Props = Omit<ComponentProps<typeof FileDetail>, 'file'> & { file: ListedFile }

/** A file of the list, opened. A list has no transcripts: a file that has one is asked for first. */
export function OpenFile({ file, onDescribed, ...on }: Props) {
  const say = useWords()
  const { value, problem, again } = useAnswer(
    ['library-file', file.id],
    (signal) => askAddress<{ file: Pick<LibraryFile, 'transcript'> }>(`/api/attachments/${file.id}`, signal),
    { start: file.transcript === null ? undefined : { file: { transcript: file.transcript } } },
  )
  const transcript = file.transcript ?? value?.file.transcript
  if (transcript === undefined)
    return (
      <Panel title={say(`media.one-${file.kind}`)} onClose={on.onClose} className={besideLibrary}>
        {problem ? <p className="text-ink-soft">{say('media.fileNotLoaded')}</p> : <Spinner label={say('media.fileLoading')} />}
      </Panel>
    )
  return (
    <FileDetail
      {...on}
      file={{ ...file, transcript }}
      onDescribed={(described) => {
        onDescribed(described)
        void again()
      }}
    />
  )
}
