import { momentInWords } from '#components/schedule/moment-words.ts'
import type { ShownBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { useFormat, useWords } from '#words'

/** Breaking news that has ended, the newest first. */
export function PastBreaking({ past, zone }: { past: readonly ShownBreaking[]; zone: string }) {
  const say = useWords()
  const { locale } = useFormat()
  if (past.length === 0) return null
  return (
    <section aria-labelledby="breaking-past" className="mt-8">
      <h2 id="breaking-past" className="mb-2 font-bold">
        {say('breaking.past')}
      </h2>
      <ul className="border-line border-t">
        {past.map(({ id, banners, startedBy, startedAt, endedBy, endedAt }) => (
          <li key={id} className="border-line border-b py-2">
            {banners.map(({ language, text }) => (
              <p key={language} lang={language} dir="auto" className="wrap-anywhere">
                {text}
              </p>
            ))}
            <p className="flex flex-wrap gap-x-3 text-ink-soft text-xs">
              <span>{say('breaking.by', { name: startedBy, moment: momentInWords(locale, startedAt, zone) })}</span>
              {endedBy && endedAt && (
                <span>{say('breaking.endedBy', { name: endedBy, moment: momentInWords(locale, endedAt, zone) })}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
