import { assignment } from './assignment.ts'
import { attachments } from './attachments.ts'
import { audit } from './audit.ts'
import { blocks } from './blocks.ts'
import { breaking } from './breaking.ts'
import { comments } from './comments.ts'
import { desk } from './desk.ts'
import { editor } from './editor.ts'
import { embargo } from './embargo.ts'
import { everywhere } from './everywhere.ts'
import { factors } from './factors.ts'
import { feed } from './feed.ts'
import { files } from './files.ts'
import { find } from './find.ts'
import { grammar } from './grammar.ts'
import { guests } from './guests.ts'
import { health } from './health.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { losses } from './losses.ts'
import { media } from './media.ts'
import { notices } from './notices.ts'
import { outside } from './outside.ts'
import { pages } from './pages.ts'
import { palette } from './palette.ts'
import { people } from './people.ts'
import { preview } from './preview.ts'
import { problems } from './problems.ts'
import { programs } from './programs.ts'
import { rights } from './rights.ts'
import { schedule } from './schedule.ts'
import { settings } from './settings.ts'
import { snippets } from './snippets.ts'
import { stages } from './stages.ts'
import { stories } from './stories.ts'
import { style } from './style.ts'
import { suggestions } from './suggestions.ts'
import { taxonomy } from './taxonomy.ts'
import { templates } from './templates.ts'
import { typeset } from './typeset.ts'
import { wire } from './wire.ts'
import { workflow } from './workflow.ts'

/** The words of the desk. */
export const deskWords = {
  assignment,
  attachments,
  audit,
  blocks,
  breaking,
  comments,
  desk,
  editor,
  embargo,
  everywhere,
  factors,
  feed,
  files,
  find,
  grammar,
  guests,
  health,
  history,
  imports,
  losses,
  media,
  notices,
  outside,
  pages,
  palette,
  people,
  preview,
  problems,
  programs,
  rights,
  schedule,
  settings,
  snippets,
  stages,
  stories,
  style,
  suggestions,
  taxonomy,
  templates,
  typeset,
  wire,
  workflow,
} as const
