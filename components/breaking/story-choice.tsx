import { X } from 'lucide-react'
import { useState } from 'react'
import { StoryFinder } from '#components/editor/panels/story-finder.tsx'
import { Button } from '#components/ui/button.tsx'
import { fieldLabel } from '#components/ui/field-style.ts'
import { valueInTime } from '#components/ui/unanswered.ts'
import { useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'

/** The published story that a banner leads to, or none yet. */
export function StoryChoice({
  draft: { language, story },
  findStories,
  onChoose,
}: {
  draft: BannerDraft
  findStories: BreakingActions['findStories']
  onChoose: (story: BannerDraft['story']) => void
}) {
  const say = useWords()
  const [isFinding, setFinding] = useState(false)
  async function find(query: string) {
    const found = await valueInTime(findStories({ query, language, except: null }))
    return found.map(({ id, headline, dek, path, embargo }) => ({ id, headline, detail: dek || path, embargo }))
  }
  if (isFinding)
    return (
      <StoryFinder
        label={say('breaking.findStory')}
        placeholder={say('breaking.findHint')}
        find={find}
        onTake={({ id, headline }) => {
          onChoose({ id, headline })
          setFinding(false)
        }}
      />
    )
  return (
    <div>
      <p className={fieldLabel}>{say('breaking.story')}</p>
      {story ? (
        <p className="flex items-start gap-2">
          <span lang={language} className="wrap-anywhere min-w-0 flex-1 font-semibold">
            {story.headline}
          </span>
          <Button size="small" tone="quiet" square aria-label={say('breaking.dropStory')} onPress={() => onChoose(null)}>
            <X size={15} aria-hidden="true" />
          </Button>
        </p>
      ) : (
        <p className="mb-1.5 text-ink-soft text-xs">{say('breaking.noStory')}</p>
      )}
      {!story && (
        <Button size="small" onPress={() => setFinding(true)}>
          {say('breaking.chooseStory')}
        </Button>
      )}
    </div>
  )
}
