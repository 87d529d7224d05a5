'use client'

import { useRouter } from 'next/navigation'
import { SearchField } from '#components/ui/search-field.tsx'

/** Searches by name. The query is in the URL, so that it can be revisited. */
export function FindField({ label, path, query }: { label: string; path: string; query: string }) {
  const router = useRouter()
  const find = (words: string) => router.replace(words.trim() ? `${path}?query=${encodeURIComponent(words.trim())}` : path)
  return (
    <SearchField
      label={label}
      placeholder={label}
      defaultValue={query}
      onSubmit={find}
      onClear={() => find('')}
      className="mb-2 sm:max-w-80"
    />
  )
}
