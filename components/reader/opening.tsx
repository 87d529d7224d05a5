/** The head of a list: what kind of list, its name, and a sentence about it. */
export function Opening({ label, name, description }: { label: string; name: string; description: string }) {
  return (
    <div className="opening">
      <p className="label">{label}</p>
      <h1>{name}</h1>
      {description && <p className="dek">{description}</p>}
    </div>
  )
}
