import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { ShownStyleRule } from '#newsroom/house-style/style-rules.ts'
import { useWords } from '#words'
import { RuleForm } from './rule-form.tsx'
import { inWords, type StyleActions } from './words.ts'

type Props = {
  rule: ShownStyleRule
  languages: readonly Language[]
  actions: StyleActions | null
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
}

/** One rule: what not to write, what to write, and why. */
export function RuleRow({ rule, languages, actions, isOpen, onOpen, onClose }: Props) {
  const say = useWords()
  const { id: ruleId, term, better, why, language } = rule
  return (
    <li className="border-line border-b py-2">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <p className="wrap-anywhere" lang={language}>
            {better === ''
              ? say.rich('style.avoidRich', { term: () => <b>{term}</b> })
              : say.rich('style.writeRich', { better: () => <b>{better}</b>, term: () => <s>{term}</s> })}
          </p>
          <p className="wrap-anywhere text-ink-soft text-xs">
            {[languages.length > 1 ? languageFacts[language].name : '', why].filter(Boolean).join(' · ')}
          </p>
        </div>
        {actions && (
          <div className="flex flex-wrap gap-1.5">
            <Button size="small" aria-label={say('style.changeThis', { term })} onPress={onOpen}>
              {say('everywhere.edit')}
            </Button>
            <DeleteButton rule={rule} actions={actions} />
          </div>
        )}
      </div>
      {actions && isOpen && (
        <RuleForm
          title={say('style.changeThis', { term })}
          send={say('everywhere.save')}
          {...{ rule, language, languages, onClose }}
          save={(sent) => actions.change({ ...sent, ruleId })}
        />
      )}
    </li>
  )
}

/** What was deleted can be put back for a minute. */
function DeleteButton({ rule: { id: ruleId, ...rule }, actions }: { rule: ShownStyleRule; actions: StyleActions }) {
  const say = useWords()
  const putBack = useAsk(inWords, actions.add, () => say('style.putBack', { term: rule.term }))
  const remove = useAsk(inWords, actions.remove, () => null)
  async function removeNow() {
    const answer = await remove.run({ ruleId })
    if (!answer.ok) return
    const action = { label: say('everywhere.undo'), onClick: () => void putBack.run(rule) }
    notify.done(say('style.deleted', { term: rule.term }), { action, lasts: undoOffered })
  }
  return (
    <Button size="small" aria-label={say('style.deleteThis', { term: rule.term })} isPending={remove.busy} onPress={() => void removeNow()}>
      {say('everywhere.remove')}
    </Button>
  )
}
