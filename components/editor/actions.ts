import type { z } from 'zod'
import type { GuestActions } from '#components/guests/actions.ts'
import type { PreviewActions } from '#components/preview/actions.ts'
import type { Asked } from '#lib/outcome.ts'
import type { assignEditor } from '#newsroom/articles/assign-editor.ts'
import type { changeDetails } from '#newsroom/articles/change-details.ts'
import type { clearDeadline } from '#newsroom/articles/clear-deadline.ts'
import type { compareVersions } from '#newsroom/articles/compare-versions.ts'
import type { detailsFor } from '#newsroom/articles/details-for.ts'
import type { discard } from '#newsroom/articles/discard.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { findAuthors } from '#newsroom/articles/find-authors.ts'
import type { findStories, findTwins } from '#newsroom/articles/find-stories.ts'
import type { findTopics } from '#newsroom/articles/find-topics.ts'
import type { changeDetailsInput } from '#newsroom/articles/input.ts'
import type { linkTwin } from '#newsroom/articles/link-twin.ts'
import type { lookUp } from '#newsroom/articles/look-up.ts'
import type { requireSuggestions } from '#newsroom/articles/require-suggestions.ts'
import type { restoreVersion } from '#newsroom/articles/restore-version.ts'
import type { saveVersion } from '#newsroom/articles/save-version.ts'
import type { setDeadline } from '#newsroom/articles/set-deadline.ts'
import type { shareWith } from '#newsroom/articles/share-with.ts'
import type { suggestionsFor } from '#newsroom/articles/suggestions-of.ts'
import type { unassignEditor } from '#newsroom/articles/unassign-editor.ts'
import type { versionsOf } from '#newsroom/articles/versions-of.ts'
import type { whoWrote } from '#newsroom/articles/who-wrote.ts'
import type { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import type { describeEmbed } from '#newsroom/embeds/describe-embed.ts'
import type { ignoreGrammar } from '#newsroom/grammar/ignore-grammar.ts'
import type { keepWord } from '#newsroom/grammar/keep-word.ts'
import type { ignoreStyleRule } from '#newsroom/house-style/ignore-style-rule.ts'
import type { saveSnippet } from '#newsroom/snippets/save-snippet.ts'
import type { createAuthor } from '#newsroom/taxonomy/create-author.ts'
import type { createTopic } from '#newsroom/taxonomy/create-topic.ts'
import type { proposeAuthor } from '#newsroom/taxonomy/propose-author.ts'
import type { takeTemplate } from '#newsroom/templates/take-template.ts'
import type { tickPoint } from '#newsroom/templates/tick-point.ts'
import type { RemarkActions } from './remarks/actions.ts'

export type DetailChanges = z.input<typeof changeDetailsInput>['changes']

export type Details = Omit<DraftFor, 'draft'>

/** The server actions of a story's history. */
export type HistoryActions = {
  versions: Asked<typeof versionsOf>
  compare: Asked<typeof compareVersions>
  save: Asked<typeof saveVersion>
  restore: Asked<typeof restoreVersion>
  whoWrote: Asked<typeof whoWrote>
}

/** The server actions of the editor, passed in by its page. The text has an endpoint of its own (draft/newsroom-log.ts). */
export type EditorActions = {
  change: Asked<typeof changeDetails>
  details: Asked<typeof detailsFor>
  linkTwin: Asked<typeof linkTwin>
  shareWith: Asked<typeof shareWith>
  assignEditor: Asked<typeof assignEditor>
  unassignEditor: Asked<typeof unassignEditor>
  setDeadline: Asked<typeof setDeadline>
  clearDeadline: Asked<typeof clearDeadline>
  suggestions: Asked<typeof suggestionsFor>
  requireSuggestions: Asked<typeof requireSuggestions>
  discard: Asked<typeof discard>
  setEmbargo: Asked<typeof setEmbargo>
  previews: PreviewActions
  guests: GuestActions
  findStories: Asked<typeof findStories>
  findTwins: Asked<typeof findTwins>
  findTopics: Asked<typeof findTopics>
  /** Null without the permission. */
  createTopic: Asked<typeof createTopic> | null
  /** Null without the permission: the person may propose an author. */
  createAuthor: Asked<typeof createAuthor> | null
  proposeAuthor: Asked<typeof proposeAuthor>
  findAuthors: Asked<typeof findAuthors>
  lookUp: Asked<typeof lookUp>
  describeEmbed: Asked<typeof describeEmbed>
  /** `mayForAll`: not for oneself alone. */
  snippets: { save: Asked<typeof saveSnippet>; mayForAll: boolean }
  templates: { take: Asked<typeof takeTemplate>; tick: Asked<typeof tickPoint> }
  ignoreStyleRule: Asked<typeof ignoreStyleRule>
  grammar: { ignore: Asked<typeof ignoreGrammar>; keepWord: Asked<typeof keepWord> }
  history: HistoryActions
  remarks: RemarkActions
}
