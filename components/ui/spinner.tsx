import { useWords } from '#words'
/** A spinner in the colour of the text. `label` is for screen readers. */
export function Spinner({ label, size = 14 }: { label?: string; size?: number }) {
  const say = useWords()
  return (
    <span role="img" aria-label={label ?? say('everywhere.loading')} className="inline-flex shrink-0">
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        aria-hidden="true"
        className="animate-spin motion-reduce:animate-none"
      >
        <circle cx="8" cy="8" r="6.5" stroke="currentColor" strokeOpacity=".25" strokeWidth="2" />
        <path d="M14.5 8A6.5 6.5 0 0 0 8 1.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
    </span>
  )
}
