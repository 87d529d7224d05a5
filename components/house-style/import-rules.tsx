import { useState } from 'react'
import { NamedForm } from '#components/taxonomy/named-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Language } from '#lib/languages.ts'
import type { RulesImport } from '#newsroom/house-style/import-style-rules.ts'
import { useWords } from '#words'
import { LanguageSelect } from './rule-form.tsx'
import { inWords, type StyleActions } from './words.ts'

/** Characters of a list. */
const longest = 400_000

/** Takes in a list of rules as CSV, from a file or pasted, and says what became of each. */
export function ImportRules({
  language,
  languages,
  takeIn,
  onClose,
}: {
  language: Language
  languages: readonly Language[]
  takeIn: StyleActions['takeIn']
  onClose: () => void
}) {
  const say = useWords()
  const [chosen, choose] = useState(language)
  const [text, setText] = useState('')
  const [report, setReport] = useState<RulesImport | null>(null)
  const { run } = useAsk(inWords, takeIn, () => null)
  async function send(): Promise<{ ok: boolean }> {
    const answer = await run({ language: chosen, text })
    if (answer.ok) setReport(answer.value)
    return { ok: false } // the report stays in its place
  }
  if (report) return <Report report={report} onClose={onClose} />
  return (
    <NamedForm title={say('style.import')} send={say('style.importNow')} onClose={onClose} onSend={send}>
      <p className="text-ink-soft">{say('style.importAbout')}</p>
      <label className="grid gap-1">
        <span className="font-semibold">{say('style.file')}</span>
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={async ({ target }) => {
            const [file] = target.files ?? []
            if (file) setText(await file.text())
          }}
        />
      </label>
      <TextField
        label={say('style.list')}
        rows={6}
        value={text}
        onChange={setText}
        problem={text.length > longest ? say('style.listTooLong') : undefined}
      />
      <LanguageSelect languages={languages} language={chosen} onChange={choose} />
    </NamedForm>
  )
}

/** Each rule that was left out is named. */
function Report({ report: { added, changed, same, left }, onClose }: { report: RulesImport; onClose: () => void }) {
  const say = useWords()
  return (
    <Panel title={say('style.report')} onClose={onClose} className="my-3">
      <p role="status">{say('style.reportCounts', { added, changed, same })}</p>
      {left.length > 0 && (
        <>
          <p className="mt-2 font-semibold">{say('style.left', { count: left.length })}</p>
          <ul className="mt-1 grid max-h-80 gap-1 overflow-auto">
            {left.map(({ row, term, problem }) => (
              <li key={row} className="wrap-anywhere">
                {say('style.leftRow', { row, term })} {say(`style.left-${problem}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-3">
        <Button onPress={onClose}>{say('everywhere.close')}</Button>
      </div>
    </Panel>
  )
}
