'use client'

import type { LucideIcon } from 'lucide-react'
import { keysHere } from './keys.ts'

/** A button of the toolbar. Pressing it does not move the caret. */
export function Tool({
  name,
  icon: Icon,
  keys,
  isOn,
  isDisabled,
  count,
  onPress,
}: {
  name: string
  icon: LucideIcon
  keys?: string
  isOn?: boolean
  isDisabled?: boolean
  /** Shown beside the icon when there are any. */
  count?: number
  onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={isOn}
      aria-keyshortcuts={keys?.replace('Mod', 'Control')}
      title={keys ? `${name} (${keysHere(keys)})` : name}
      disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className="flex h-7 min-w-7 shrink-0 items-center justify-center gap-1 rounded-sm text-ink-soft -outline-offset-2 hover:bg-hover hover:text-ink disabled:opacity-40 aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:h-11 pointer-coarse:min-w-10"
    >
      <Icon size={16} aria-hidden="true" />
      {count !== undefined && count > 0 && (
        <span aria-hidden="true" className="pr-1 font-semibold text-2xs tabular-nums">
          {count}
        </span>
      )}
    </button>
  )
}

export const ToolGap = () => <span aria-hidden="true" className="mx-1 h-4 w-px shrink-0 bg-line" />
