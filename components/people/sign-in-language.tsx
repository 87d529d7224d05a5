'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Select } from '#components/ui/select.tsx'
import { deskLanguageCookie } from '#lib/desk-languages.ts'
import { useFormat, useWords } from '#words'
import type { DeskLanguageChoice } from './own-language.tsx'

/** The language of the sign-in page; this browser stores it for people without a choice in their account. */
export function SignInLanguage({ languages }: { languages: DeskLanguageChoice[] }) {
  const say = useWords()
  const { language } = useFormat()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const choose = (code: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: some browsers lack the Cookie Store API
    document.cookie = `${deskLanguageCookie}=${code}; path=/desk; max-age=31536000; samesite=lax`
    startTransition(() => router.refresh())
  }
  return (
    <Select
      label={say('people.languageOfDesk')}
      labelHidden
      choices={languages.map(({ code, name }) => ({ id: code, name }))}
      selectedKey={language}
      isDisabled={isPending}
      onSelectionChange={(key) => choose(String(key))}
      className="mt-8 w-40 max-w-full"
    />
  )
}
