'use client'
import { useState } from 'react'
import { enter } from './enter.ts'

/** Uses a one-time link up, by hand: a mail scanner that merely opens the page spends nothing. */
export function LinkForm({ token, next }: { token: string; next: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function signIn() {
    setBusy(true)
    const entry = await enter('link', { token })
    if (entry.ok) return window.location.assign(next)
    setBusy(false)
    setProblem(entry.problem)
  }
  return (
    <form action={signIn}>
      <button type="submit" disabled={busy}>
        Sign in
      </button>
      <p role="alert">{problem}</p>
    </form>
  )
}
