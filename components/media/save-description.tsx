import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** How the panel of one picture or file stands beside the others; on a phone, over them. */
export const besideLibrary =
  'max-lg:fixed max-lg:inset-0 max-lg:z-30 max-lg:overflow-y-auto max-lg:rounded-none max-lg:pb-20 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto'

/** Saves what is said of a picture or file, or says who may change it. */
export function SaveDescription({
  isFixed,
  isChanged,
  isBusy,
  problem,
}: {
  isFixed: boolean
  isChanged: boolean
  isBusy: boolean
  problem: string | null
}) {
  const say = useWords()
  if (isFixed) return <p className="text-ink-faint text-xs">{say('media.fixed')}</p>
  return (
    <>
      {problem && (
        <Alert tone="danger" live>
          {problem}
        </Alert>
      )}
      <div className="flex items-center gap-3">
        <Button type="submit" tone="primary" isDisabled={!isChanged} isPending={isBusy}>
          {say('everywhere.save')}
        </Button>
        <span className="text-ink-faint text-xs">{say(isChanged ? 'media.notSaved' : 'media.storiesKeep')}</span>
      </div>
    </>
  )
}
