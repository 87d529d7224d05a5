import { TextField } from '#components/ui/text-field.tsx'
import { longestBanner } from '#lib/breaking.ts'
import { languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'
import { StoryChoice } from './story-choice.tsx'

/** What the banner says in each language, and where it leads. */
export function BannerFields({
  drafts,
  findStories,
  onChange,
}: {
  drafts: readonly BannerDraft[]
  findStories: BreakingActions['findStories']
  onChange: (drafts: BannerDraft[]) => void
}) {
  const say = useWords()
  const isOne = publishedLanguages().length === 1
  const replace = (draft: BannerDraft) => onChange(drafts.map((each) => (each.language === draft.language ? draft : each)))
  return drafts.map((draft) => (
    <div key={draft.language} className="grid gap-3 border-line border-b pb-4">
      <TextField
        label={isOne ? say('breaking.text') : say('breaking.textIn', { language: languageFacts[draft.language].name })}
        hint={isOne ? say('breaking.textHint') : say('breaking.textNone')}
        lang={draft.language}
        dir={languageFacts[draft.language].direction}
        rows={2}
        maxLength={longestBanner}
        value={draft.text}
        onChange={(text) => replace({ ...draft, text: text.replaceAll('\n', ' ') })}
      />
      {draft.text.trim() !== '' && (
        <StoryChoice draft={draft} findStories={findStories} onChoose={(story) => replace({ ...draft, story })} />
      )}
    </div>
  ))
}
