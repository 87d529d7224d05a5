import { useRef, useState } from 'react'
import { AskedHolders } from '#components/media/facts/asked-holders.tsx'
import { PicturePicker } from '#components/media/picture-picker.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { DeskAuthor } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { useWords } from '#words'
import { LocalizedFields, readLocalized } from './localized-fields.tsx'
import { NamedForm } from './named-form.tsx'
import { Portrait, type ShownPortrait } from './portrait.tsx'
import { type Ask, inWords } from './words.ts'

export type Account = { id: string; name: string }
export type ChangeAuthor = Ask<{
  authorId: string
  name: Localized
  title: Localized
  biography: Localized
  portraitId: string | null
  personId: string | null
  agreed: string[]
}>

const none = 'none'

type Props = {
  author: DeskAuthor
  accounts: Account[]
  change: ChangeAuthor
  onClose: () => void
}

/** All texts of an author's page, and the account linked to the author. */
export function AuthorForm({ author, accounts, change, onClose }: Props) {
  const say = useWords()
  const [account, setAccount] = useState(author.account?.id ?? none)
  const [portrait, setPortrait] = useState<ShownPortrait>(author.portrait)
  const [picking, setPicking] = useState(false)
  const { run, busy, outcome } = useAsk(inWords, change, () => say('taxonomy.authorSaved'))
  const form = useRef<HTMLFormElement>(null)
  const agreed = useRef<string[]>([])
  const send = (sent: HTMLFormElement) =>
    run({
      authorId: author.id,
      name: readLocalized(sent, 'name', author.name),
      title: readLocalized(sent, 'title', author.title),
      biography: readLocalized(sent, 'biography', author.biography),
      portraitId: portrait?.id ?? null,
      personId: account === none ? null : account,
      agreed: agreed.current,
    })
  function sendAgreed(mediaIds: string[]) {
    agreed.current = mediaIds
    form.current?.requestSubmit()
  }
  return (
    <>
      <NamedForm
        ref={form}
        title={say('taxonomy.editNamed', { name: localize(author.name) })}
        send={say(author.proposed ? 'taxonomy.acceptAuthor' : 'taxonomy.saveAuthor')}
        onClose={onClose}
        onSend={send}
      >
        <PortraitField portrait={portrait} onChoose={() => setPicking(true)} onRemove={() => setPortrait(null)} />
        <LocalizedFields label={say('taxonomy.personName')} field="name" value={author.name} isRequired autoFocus outcome={outcome} />
        <LocalizedFields label={say('taxonomy.authorRole')} field="title" value={author.title} outcome={outcome} />
        <LocalizedFields label={say('taxonomy.biography')} field="biography" value={author.biography} rows={4} outcome={outcome} />
        <Select
          label={say('taxonomy.account')}
          choices={[{ id: none, name: say('taxonomy.noAccount') }, ...accountsFor(author, accounts)]}
          selectedKey={account}
          onSelectionChange={(key) => setAccount(String(key ?? none))}
        />
        <AskedHolders key={portrait?.id} mediaId={portrait?.id ?? null} outcome={outcome} isBusy={busy} onAgreed={sendAgreed} />
      </NamedForm>
      {picking && (
        <PicturePicker
          className="my-3"
          onClose={() => setPicking(false)}
          onPick={(picture) => {
            setPortrait(picture)
            setPicking(false)
          }}
        />
      )}
    </>
  )
}

function PortraitField({ portrait, onChoose, onRemove }: { portrait: ShownPortrait; onChoose: () => void; onRemove: () => void }) {
  const say = useWords()
  return (
    <div className="flex items-center gap-3">
      <Portrait picture={portrait} />
      <Button size="small" onPress={onChoose}>
        {say(portrait ? 'taxonomy.changePortrait' : 'taxonomy.choosePortrait')}
      </Button>
      {portrait && (
        <Button size="small" tone="quiet" onPress={onRemove}>
          {say('everywhere.remove')}
        </Button>
      )}
    </div>
  )
}

/** Accounts without an author, and this author's own. */
function accountsFor({ account }: DeskAuthor, accounts: Account[]): Account[] {
  return account && !accounts.some(({ id }) => id === account.id) ? [...accounts, account] : accounts
}
