'use client'

import type { FormEvent } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { LocalizedFields, readLocalized } from '#components/taxonomy/localized-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Localized } from '#lib/languages.ts'
import { isSocialLink } from '#lib/social-links.ts'
import { useWords } from '#words'

type Footer = { footer: Localized; socialLinks: string[] }

/** The text below every page, and the links there. */
export function FooterForm({ footer, socialLinks, save }: Footer & { save: Ask<Footer> }) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, save, () => say('settings.saved'))
  const wrong = outcome && !outcome.ok && outcome.problem === 'invalid'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    void run({ footer: readLocalized(form, 'footer', footer), socialLinks: linesOf(new FormData(form).get('links')) })
  }

  return (
    <form noValidate onSubmit={submit} className="grid max-w-xl gap-3">
      <LocalizedFields label={say('settings.footerText')} field="footer" value={footer} rows={3} outcome={outcome} />
      <TextField
        label={say('settings.socialLinks')}
        name="links"
        defaultValue={socialLinks.join('\n')}
        rows={4}
        spellCheck="false"
        hint={say('settings.socialLinksHint')}
        problem={wrong ? say('settings.socialLinksWrong') : undefined}
      />
      <div>
        <Button type="submit" tone="primary" isPending={busy}>
          {say('everywhere.save')}
        </Button>
      </div>
    </form>
  )
}

/** Addresses are mostly typed and pasted without "https://". */
const linesOf = (value: FormDataEntryValue | null): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => (!line.includes('://') && isSocialLink(`https://${line}`) ? `https://${line}` : line))
