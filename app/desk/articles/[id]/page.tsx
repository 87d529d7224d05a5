import './canvas.css'
import { notFound } from 'next/navigation'
import * as actions from '#app/desk/articles/actions.ts'
import * as comments from '#app/desk/articles/comment-actions.ts'
import * as history from '#app/desk/articles/history-actions.ts'
import * as workflow from '#app/desk/articles/workflow-actions.ts'
import { readNoticesAction } from '#app/desk/notices/actions.ts'
import { createAuthorAction, createTopicAction, proposeAuthorAction } from '#app/desk/taxonomy/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { ArticleEditor } from '#components/editor/article-editor.tsx'
import { NotFound } from '#lib/outcome.ts'
import { draftFor, isArticleId } from '#newsroom/articles/draft-for.ts'
import { findColleagues } from '#newsroom/articles/find-colleagues.ts'
import { listSections } from '#newsroom/articles/list-sections.ts'
import { can } from '#newsroom/people/policy.ts'
import { changedSince } from '#newsroom/workflow/changed-since.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = titleOf((say) => say('stories.story'))

export default async function ArticlePage({ params }: Props) {
  const person = await requirePerson()
  const { id } = await params
  const story = isArticleId(id) ? await draftFor(person, id).catch(orNull) : null
  if (!story) notFound()
  return (
    <ArticleEditor
      key={story.id}
      story={story}
      person={{ id: person.id, name: person.name, role: person.role }}
      sections={await listSections(person, story.language)}
      colleagues={await findColleagues(person)}
      allowed={{ share: can(person, 'share a story', story), discard: can(person, 'discard a story', { mine: story.made }) }}
      workflow={{
        readiness: await readinessFor(person, story.id),
        since: await changedSince(person, story.id),
        allowed: {
          submit: can(person, 'submit a story', story),
          publish: can(person, 'publish a story', story),
          sendBack: can(person, 'send back a story', story),
          correct: can(person, 'correct a story', story),
          unpublish: can(person, 'unpublish a story', story),
          takedown: can(person, 'take down a story', story),
        },
        actions: {
          readiness: workflow.readinessAction,
          submit: workflow.submitAction,
          takeBack: workflow.takeBackAction,
          sendBack: workflow.sendBackAction,
          publish: workflow.publishAction,
          correct: workflow.correctAction,
          corrections: workflow.correctionsAction,
          withdrawCorrection: workflow.withdrawCorrectionAction,
          unpublish: workflow.unpublishAction,
          takedown: workflow.takedownAction,
          confirmation: workflow.confirmationAction,
          nextWaiting: workflow.nextWaitingAction,
        },
      }}
      actions={{
        change: actions.changeDetailsAction,
        details: actions.detailsAction,
        linkTwin: actions.linkTwinAction,
        shareWith: actions.shareWithAction,
        discard: actions.discardAction,
        findStories: actions.findStoriesAction,
        findTwins: actions.findTwinsAction,
        findTopics: actions.findTopicsAction,
        createTopic: can(person, 'manage the taxonomy') ? createTopicAction : null,
        createAuthor: can(person, 'manage the taxonomy') ? createAuthorAction : null,
        proposeAuthor: proposeAuthorAction,
        findAuthors: actions.findAuthorsAction,
        lookUp: actions.lookUpAction,
        remarks: {
          start: comments.startThreadAction,
          reply: comments.replyAction,
          edit: comments.editCommentAction,
          delete: comments.deleteCommentAction,
          resolve: comments.resolveThreadAction,
          reopen: comments.reopenThreadAction,
          thread: comments.threadAction,
          findReaders: comments.findReadersAction,
          readNotices: readNoticesAction,
        },
        history: {
          versions: history.versionsAction,
          compare: history.compareVersionsAction,
          save: history.saveVersionAction,
          restore: history.restoreVersionAction,
          whoWrote: history.whoWroteAction,
        },
      }}
    />
  )
}

function orNull(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
