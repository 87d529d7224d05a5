import { Plus, X } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TemplatePoint } from '#db/schema/templates.ts'
import { mostPoints } from '#newsroom/templates/points.ts'
import { useWords } from '#words'

/** The points of a checklist, in their order. An empty one is left out. */
export function PointFields({
  points,
  onChange,
  problem,
}: {
  points: readonly TemplatePoint[]
  onChange: (points: TemplatePoint[]) => void
  problem?: string
}) {
  const say = useWords()
  const change = (at: number, point: Partial<TemplatePoint>) =>
    onChange(points.map((old, place) => (place === at ? { ...old, ...point } : old)))
  return (
    <fieldset className="grid gap-2">
      <legend className="font-semibold">{say('templates.checklist')}</legend>
      <p className="text-ink-soft text-xs">{say('templates.checklistAbout')}</p>
      {points.map(({ text, holds }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point has no name but its place
        <div key={at} className="flex flex-wrap items-center gap-2">
          <TextField
            label={say('templates.point', { number: at + 1 })}
            labelHidden
            value={text}
            onChange={(typed) => change(at, { text: typed })}
            maxLength={200}
            autoComplete="off"
            className="min-w-0 flex-1 basis-56"
          />
          <Checkbox isSelected={holds} onChange={(isOn) => change(at, { holds: isOn })}>
            {say('templates.holds')}
          </Checkbox>
          <Button
            size="small"
            tone="quiet"
            square
            aria-label={say('templates.removePoint', { number: at + 1 })}
            onPress={() => onChange(points.filter((_, place) => place !== at))}
          >
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {problem && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
      {points.length < mostPoints && (
        <div>
          <Button size="small" onPress={() => onChange([...points, { text: '', holds: false }])}>
            <Plus size={14} aria-hidden="true" /> {say('templates.addPoint')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
