'use server'
import { redirect } from 'next/navigation'
import { action, actionOfAnybody } from '#app/action.ts'
import { assignEditor } from '#newsroom/articles/assign-editor.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { clearDeadline } from '#newsroom/articles/clear-deadline.ts'
import { detailsFor } from '#newsroom/articles/details-for.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { findAuthors } from '#newsroom/articles/find-authors.ts'
import { findStories, findTwins } from '#newsroom/articles/find-stories.ts'
import { findTopics } from '#newsroom/articles/find-topics.ts'
import {
  articleInput,
  assignEditorInput,
  changeDetailsInput,
  findByNameInput,
  findStoriesInput,
  findTwinsInput,
  linkTwinInput,
  lookUpInput,
  requireSuggestionsInput,
  setDeadlineInput,
  shareWithInput,
  startArticleInput,
} from '#newsroom/articles/input.ts'
import { linkTwin } from '#newsroom/articles/link-twin.ts'
import { lookUp } from '#newsroom/articles/look-up.ts'
import { requireSuggestions } from '#newsroom/articles/require-suggestions.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { setDeadline } from '#newsroom/articles/set-deadline.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { suggestionsFor } from '#newsroom/articles/suggestions-of.ts'
import { unassignEditor } from '#newsroom/articles/unassign-editor.ts'
import { setEmbargoInput } from '#newsroom/embargo/input.ts'
import { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { describeEmbed } from '#newsroom/embeds/describe-embed.ts'
import { describeEmbedInput } from '#newsroom/embeds/input.ts'
import { ignoreGrammar } from '#newsroom/grammar/ignore-grammar.ts'
import { ignoreGrammarInput, keepWordInput } from '#newsroom/grammar/input.ts'
import { keepWord } from '#newsroom/grammar/keep-word.ts'
import { ignoreStyleRule } from '#newsroom/house-style/ignore-style-rule.ts'
import { ignoreStyleRuleInput } from '#newsroom/house-style/input.ts'

const start = action(startArticleInput, startArticle)

/** Called by a plain form, so that it works before scripts have loaded. */
export async function startArticleAction(form: FormData) {
  const answer = await start(form)
  redirect(answer.ok ? `/desk/articles/${answer.value.articleId}` : '/desk/sign-in')
}

export const changeDetailsAction = action(changeDetailsInput, changeDetails)
export const detailsAction = actionOfAnybody(articleInput, detailsFor)
export const linkTwinAction = action(linkTwinInput, linkTwin)
export const shareWithAction = action(shareWithInput, shareWith)
export const assignEditorAction = action(assignEditorInput, assignEditor)
export const unassignEditorAction = action(articleInput, unassignEditor)
export const setDeadlineAction = action(setDeadlineInput, setDeadline)
export const clearDeadlineAction = action(articleInput, clearDeadline)
export const suggestionsAction = actionOfAnybody(articleInput, suggestionsFor)
export const requireSuggestionsAction = action(requireSuggestionsInput, requireSuggestions)
export const discardAction = action(articleInput, discard)
export const restoreDiscardedAction = action(articleInput, restoreDiscarded)
export const findStoriesAction = action(findStoriesInput, findStories)
export const findTwinsAction = action(findTwinsInput, findTwins)
export const findTopicsAction = action(findByNameInput, findTopics)
export const findAuthorsAction = action(findByNameInput, findAuthors)
export const setEmbargoAction = action(setEmbargoInput, setEmbargo)
export const describeEmbedAction = action(describeEmbedInput, describeEmbed)
export const ignoreGrammarAction = action(ignoreGrammarInput, ignoreGrammar)
export const keepWordAction = action(keepWordInput, keepWord)
export const ignoreStyleRuleAction = action(ignoreStyleRuleInput, ignoreStyleRule)
export const lookUpAction = actionOfAnybody(lookUpInput, lookUp)
