/** The heading of a list: its kind, its name, and a description. */
export function Opening({ label, name, description }: { label: string; name: string; description: string }) {
  return (
    <div className="opening">
      <p className="label">{label}</p>
      <h1>{name}</h1>
      {description && <p className="dek">{description}</p>}
    </div>
  )
}
