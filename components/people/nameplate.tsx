import './nameplate.css'

/** The paper's name as on a front page: between rules, in the paper's serif font, with `about` below it. */
export function Nameplate({ name, about }: { name: string; about: string }) {
  return (
    <header className="nameplate">
      <p className="nameplate-name" data-long={name.length > 16}>
        {name}
      </p>
      <p className="nameplate-about">{about}</p>
    </header>
  )
}
