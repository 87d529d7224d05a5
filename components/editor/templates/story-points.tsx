import type { EditorActions } from '#components/editor/actions.ts'
import { inWords } from '#components/templates/words.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { StoryPoint } from '#newsroom/templates/points-of.ts'
import { useWords } from '#words'

/** The points that the story got with its template, to be ticked. */
export function StoryPoints({
  articleId,
  points,
  tick,
  onTicked,
}: {
  articleId: string
  points: readonly StoryPoint[]
  /** Null for a person who may not. */
  tick: EditorActions['templates']['tick'] | null
  onTicked: () => void
}) {
  const say = useWords()
  if (points.length === 0) return null
  return (
    <fieldset className="grid gap-1.5">
      <legend className="font-bold text-xs">{say('templates.ofTemplate')}</legend>
      {points.map((point) => (
        <Point key={point.id} {...{ articleId, point, tick, onTicked }} />
      ))}
    </fieldset>
  )
}

type PointProps = { articleId: string; point: StoryPoint; tick: EditorActions['templates']['tick'] | null; onTicked: () => void }

function Point({ articleId, point: { id: pointId, text, holds, isTicked }, tick, onTicked }: PointProps) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, tick ?? unasked, () => null)
  return (
    <div data-detail={`point-${pointId}`} className="wrap-anywhere">
      <Checkbox
        isSelected={isTicked}
        isDisabled={tick === null}
        isReadOnly={busy}
        hint={holds && !isTicked ? say('templates.holdsPublishing') : undefined}
        onChange={(isOn) => void run({ articleId, pointId, isTicked: isOn }).then(onTicked)}
      >
        {text}
      </Checkbox>
    </div>
  )
}

const unasked: EditorActions['templates']['tick'] = async () => ({ ok: false, problem: 'not-allowed' })
