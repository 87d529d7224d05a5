import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { fieldBox } from '#components/ui/field-style.ts'
import { mayLeaveFor } from '#components/ui/may-leave.ts'
import { useWords } from '#words'
import type { Entry, Group } from './entries.ts'
import { closePalette } from './opening.ts'
import type { Place } from './places.ts'
import { useEntries } from './use-entries.ts'

/** The palette over the page: what is typed, and what was found. */
export function PaletteDialog({ personId, places, onClose }: { personId: string; places: readonly Place[]; onClose: () => void }) {
  const whenClosed = useRef<(() => void) | null>(null)
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      isDismissable
      className="fixed inset-0 z-50 flex justify-center bg-black/40 md:items-start md:p-4 md:pt-[12vh]"
    >
      <Modal className="flex w-full flex-col overflow-hidden bg-surface text-ink text-sm shadow-popover max-md:h-dvh md:max-h-[70vh] md:max-w-xl md:rounded-lg">
        <Dialog className="flex min-h-0 flex-col outline-none">
          <Finder
            {...{ personId, places }}
            onChoose={(run) => {
              whenClosed.current = run
              onClose()
            }}
          />
          <RunWhenClosed run={whenClosed} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A command moves the focus, to a panel or into the text: it begins when the dialog has given the focus back. */
function RunWhenClosed({ run }: { run: { current: (() => void) | null } }) {
  useEffect(
    () => () => {
      const chosen = run.current
      run.current = null
      if (chosen) requestAnimationFrame(() => requestAnimationFrame(chosen))
    },
    [run],
  )
  return null
}

function Finder({ personId, places, onChoose }: { personId: string; places: readonly Place[]; onChoose: (run: () => void) => void }) {
  const say = useWords()
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const { groups, isCurrent, hasFailed } = useEntries(personId, places, typed)
  const input = useRef<HTMLInputElement>(null)
  const entries = groups.flatMap((group) => group.entries)
  const choose = (entry: Entry | undefined) => {
    if (entry) onChoose('href' in entry ? () => mayLeaveFor(entry.href) && router.push(entry.href) : entry.run)
  }
  /** Enter takes the first one while none is chosen. */
  function enter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || input.current?.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    event.stopPropagation()
    choose(entries[0])
  }
  return (
    <>
      <Heading slot="title" className="sr-only">
        {say('palette.title')}
      </Heading>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <div className="flex gap-2 border-line border-b p-2" onKeyDownCapture={enter}>
          <TextField className="flex-1" spellCheck="false" autoComplete="off" autoFocus>
            <Label className="sr-only">{say('palette.field')}</Label>
            <Input
              ref={input}
              role="combobox"
              aria-expanded={entries.length > 0}
              placeholder={say('palette.field')}
              enterKeyHint="go"
              className={`${fieldBox} h-10 px-3 text-base`}
            />
          </TextField>
          <button
            type="button"
            onClick={closePalette}
            className="rounded-md px-2 text-accent hover:bg-hover md:sr-only md:focus:not-sr-only"
          >
            {say('everywhere.close')}
          </button>
        </div>
        <Results groups={groups} onChoose={(id) => choose(entries.find((entry) => entry.id === id))} />
      </Autocomplete>
      <p role="status" className="px-4 py-2 text-ink-faint text-xs">
        {typed.trim() !== '' && stateInWords()}
      </p>
    </>
  )

  function stateInWords(): string {
    if (!isCurrent) return say('palette.searching')
    if (hasFailed) return say('everywhere.searchFailed')
    return entries.length === 0 ? say('palette.nothing', { words: typed.trim() }) : say('palette.count', { count: entries.length })
  }
}

function Results({ groups, onChoose }: { groups: readonly Group[]; onChoose: (id: string) => void }) {
  const say = useWords()
  return (
    <ListBox
      aria-label={say('palette.results')}
      onAction={(id) => onChoose(String(id))}
      className="min-h-0 flex-1 overflow-auto p-1 outline-none"
    >
      {groups.map(({ name, entries }) => (
        <ListBoxSection key={name} id={name} className="not-first:mt-1 not-first:border-line not-first:border-t not-first:pt-1">
          <Header className="px-3 py-1 font-semibold text-2xs text-ink-faint">{say(`palette.${name}`)}</Header>
          {entries.map((entry) => (
            <ListBoxItem
              key={entry.id}
              id={entry.id}
              textValue={entry.name}
              className="flex min-h-9 cursor-default items-center gap-3 rounded-sm px-3 outline-none data-focused:bg-hover data-hovered:bg-hover pointer-coarse:min-h-11"
            >
              <span className="min-w-0 flex-1 truncate">{entry.name}</span>
              {entry.detail && <span className="text-ink-faint text-xs">{entry.detail}</span>}
              {entry.keys && <kbd className="text-2xs text-ink-faint pointer-coarse:hidden">{keysHere(entry.keys)}</kbd>}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  )
}
