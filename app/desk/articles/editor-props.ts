import * as actions from '#app/desk/articles/actions.ts'
import * as comments from '#app/desk/articles/comment-actions.ts'
import * as guests from '#app/desk/articles/guest-actions.ts'
import * as history from '#app/desk/articles/history-actions.ts'
import * as outside from '#app/desk/articles/outside-actions.ts'
import * as preview from '#app/desk/articles/preview-actions.ts'
import * as schedules from '#app/desk/articles/schedule-actions.ts'
import * as workflow from '#app/desk/articles/workflow-actions.ts'
import { readNoticesAction } from '#app/desk/notices/actions.ts'
import { saveSnippetAction } from '#app/desk/settings/snippets/actions.ts'
import { takeTemplateAction, tickPointAction } from '#app/desk/settings/templates/actions.ts'
import { createAuthorAction, createTopicAction, proposeAuthorAction } from '#app/desk/taxonomy/actions.ts'
import type { EditorProps } from '#components/editor/editor-props.ts'
import type { GuestRoomProps } from '#components/editor/guest/use-guest-room.ts'
import { newsroomZone } from '#lib/publication.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { findColleagues } from '#newsroom/articles/find-colleagues.ts'
import { findEditors } from '#newsroom/articles/find-editors.ts'
import { listSections } from '#newsroom/articles/list-sections.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

/** What the editor of a story needs besides the story and its readiness. */
export async function editorProps(person: Person, story: DraftFor): Promise<Omit<EditorProps, 'workflow'> & Actions> {
  const sections = await listSections(person, story.language)
  return {
    story,
    person: { id: person.id, name: person.name, role: person.role },
    sections,
    colleagues: await findColleagues(person),
    editors: can(person, 'assign a story', story) ? await findEditors(person, story.id) : null,
    zone: newsroomZone(),
    allowed: findAllowed(person, story, sections),
    workflow: {
      allowed: {
        submit: can(person, 'submit a story', story),
        publish: can(person, 'publish a story', story),
        sendBack: can(person, 'send back a story', story),
        correct: can(person, 'correct a story', story),
        unpublish: can(person, 'unpublish a story', story),
        takedown: can(person, 'take down a story', story),
        restore: can(person, 'restore a taken-down story', story),
        liftEmbargo: can(person, 'lift an embargo', story),
      },
      actions: {
        readiness: workflow.readinessAction,
        submit: workflow.submitAction,
        allowPicture: workflow.allowPictureAction,
        takeBack: workflow.takeBackAction,
        sendBack: workflow.sendBackAction,
        publish: workflow.publishAction,
        correct: workflow.correctAction,
        corrections: workflow.correctionsAction,
        withdrawCorrection: workflow.withdrawCorrectionAction,
        unpublish: workflow.unpublishAction,
        takedown: workflow.takedownAction,
        undoSendBack: workflow.undoSendBackAction,
        undoUnpublish: workflow.undoUnpublishAction,
        restoreTakenDown: workflow.restoreTakenDownAction,
        liftEmbargo: workflow.liftEmbargoAction,
        confirmation: workflow.confirmationAction,
        nextWaiting: workflow.nextWaitingAction,
        schedules: {
          of: schedules.schedulesAction,
          schedule: schedules.scheduleAction,
          reschedule: schedules.rescheduleAction,
          takeNewest: schedules.useNewestAction,
          cancel: schedules.cancelScheduleAction,
          runNow: schedules.runNowAction,
        },
        outside: { of: outside.checkAction, again: outside.checkAgainAction },
      },
    },
    actions: editorActions(person),
  }
}

/** What this person may do in the panels beside the text. */
function findAllowed(person: Person, story: DraftFor, sections: readonly { id: string }[]): EditorProps['allowed'] {
  const moveInto = (id: string) => ({ ...story, sections: [...story.sections, id] })
  return {
    save: can(person, 'save a story', story),
    notInto: sections.flatMap(({ id }) => (can(person, 'save a story', moveInto(id)) ? [] : id)),
    share: can(person, 'share a story', story),
    discard: can(person, 'discard a story', { ...story, mine: story.made }),
    requireSuggestions: can(person, 'require suggestions', story),
    setDeadline: can(person, 'set a deadline', story),
    setEmbargo: can(person, 'set an embargo', story),
    inviteGuest: can(person, 'invite a guest', story),
    showOutside: can(person, 'show a story outside', story),
    liftEmbargo: can(person, 'lift an embargo', story),
  }
}

type Actions = { workflow: Pick<EditorProps['workflow'], 'allowed' | 'actions'> }

const remarks: EditorProps['actions']['remarks'] = {
  start: comments.startThreadAction,
  reply: comments.replyAction,
  edit: comments.editCommentAction,
  delete: comments.deleteCommentAction,
  resolve: comments.resolveThreadAction,
  reopen: comments.reopenThreadAction,
  thread: comments.threadAction,
  findReaders: comments.findReadersAction,
  readNotices: readNoticesAction,
}

/** What a guest does in a story. */
export const guestActions: GuestRoomProps['actions'] = {
  details: actions.detailsAction,
  suggestions: actions.suggestionsAction,
  lookUp: actions.lookUpAction,
  remarks,
}

const editorActions = (person: Person): EditorProps['actions'] => ({
  change: actions.changeDetailsAction,
  details: actions.detailsAction,
  linkTwin: actions.linkTwinAction,
  shareWith: actions.shareWithAction,
  assignEditor: actions.assignEditorAction,
  unassignEditor: actions.unassignEditorAction,
  setDeadline: actions.setDeadlineAction,
  clearDeadline: actions.clearDeadlineAction,
  suggestions: actions.suggestionsAction,
  requireSuggestions: actions.requireSuggestionsAction,
  discard: actions.discardAction,
  setEmbargo: actions.setEmbargoAction,
  previews: { links: preview.previewLinksAction, make: preview.makePreviewLinkAction, revoke: preview.revokePreviewLinkAction },
  guests: {
    of: guests.guestsAction,
    invite: guests.inviteGuestAction,
    again: guests.inviteGuestAgainAction,
    extend: guests.extendGuestAction,
    takeBack: guests.takeBackGuestAction,
  },
  findStories: actions.findStoriesAction,
  findTwins: actions.findTwinsAction,
  findTopics: actions.findTopicsAction,
  createTopic: can(person, 'manage the taxonomy') ? createTopicAction : null,
  createAuthor: can(person, 'manage the taxonomy') ? createAuthorAction : null,
  proposeAuthor: proposeAuthorAction,
  findAuthors: actions.findAuthorsAction,
  lookUp: actions.lookUpAction,
  describeEmbed: actions.describeEmbedAction,
  snippets: { save: saveSnippetAction, mayForAll: can(person, 'manage writing help') },
  templates: { take: takeTemplateAction, tick: tickPointAction },
  ignoreStyleRule: actions.ignoreStyleRuleAction,
  grammar: { ignore: actions.ignoreGrammarAction, keepWord: actions.keepWordAction },
  remarks,
  history: {
    versions: history.versionsAction,
    compare: history.compareVersionsAction,
    save: history.saveVersionAction,
    restore: history.restoreVersionAction,
    whoWrote: history.whoWroteAction,
  },
})
