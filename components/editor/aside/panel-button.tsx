import type { LucideIcon } from 'lucide-react'
import type { Aside, PanelName } from '#components/editor/aside/use-aside.ts'
import { Button } from '#components/ui/button.tsx'

/** Shows and hides a panel beside the text. */
export function PanelButton({
  name,
  label,
  icon: Icon,
  aside,
  className,
}: {
  name: PanelName
  label: string
  icon: LucideIcon
  aside: Pick<Aside, 'isOpen' | 'toggle'>
  className?: string
}) {
  return (
    <Button
      tone="quiet"
      size="small"
      square
      className={className}
      aria-label={label}
      aria-expanded={aside.isOpen(name)}
      onPress={() => aside.toggle(name)}
    >
      <Icon size={16} aria-hidden="true" />
    </Button>
  )
}
