import type { May, Standing } from './may.ts'

/**
 * All that a guest of Olena's draft, who may suggest in it, is let in to. Everything else of the table refuses them: an action as not allowed, a
 * page as one that there is not.
 */
export const openToGuest: Record<string, Standing> = {
  '/desk/page': 'in',
  '/desk/articles/[id]/page': 'in',
  '/desk/account/page': 'in',
  '/desk/notices/choices/page': 'in',
  '/desk/account/data/route': 'in',
  '/desk/sign-out/page': 'in',
  '/desk/sign-in/second-factor/page': 'in',
  '/desk/articles/[id]/draft/route': 'in',
  '/desk/articles/[id]/comments/route': 'in',

  // A plain form, which answers whom it refuses by leading to the sign-in page.
  'app/desk/articles/actions.ts#startArticleAction': 'signed-out',
  'app/desk/articles/actions.ts#detailsAction': 'in',
  'app/desk/articles/actions.ts#suggestionsAction': 'in',
  'app/desk/articles/actions.ts#lookUpAction': 'in',
  'app/desk/notices/actions.ts#readNoticesAction': 'in',
  'app/desk/notices/actions.ts#chooseNoticesAction': 'in',
  'app/desk/articles/comment-actions.ts#startThreadAction': 'in',
  'app/desk/articles/comment-actions.ts#replyAction': 'in',
  'app/desk/articles/comment-actions.ts#editCommentAction': 'not-allowed',
  'app/desk/articles/comment-actions.ts#deleteCommentAction': 'not-allowed',
  'app/desk/articles/comment-actions.ts#resolveThreadAction': 'in',
  'app/desk/articles/comment-actions.ts#reopenThreadAction': 'in',
  'app/desk/articles/comment-actions.ts#threadAction': 'in',
  'app/desk/articles/comment-actions.ts#findReadersAction': 'in',

  'app/desk/account/actions.ts#renameAction': 'in',
  'app/desk/account/actions.ts#chooseDeskLanguageAction': 'in',
  'app/desk/account/actions.ts#setPasswordAction': 'in',
  'app/desk/account/actions.ts#endSessionAction': 'not-found',
  'app/desk/account/actions.ts#signOutElsewhereAction': 'in',
  'app/desk/account/actions.ts#signOutAction': 'in',
  'app/desk/account/factor-actions.ts#beginPasskeyAction': 'in',
  'app/desk/account/factor-actions.ts#addPasskeyAction': 'in',
  'app/desk/account/factor-actions.ts#renamePasskeyAction': 'not-found',
  'app/desk/account/factor-actions.ts#removePasskeyAction': 'not-found',
  'app/desk/account/factor-actions.ts#beginCodeAppAction': 'in',
  'app/desk/account/factor-actions.ts#addCodeAppAction': 'in',
  'app/desk/account/factor-actions.ts#removeCodeAppAction': 'in',
  'app/desk/account/factor-actions.ts#makeRecoveryCodesAction': 'in',
  'app/desk/account/factor-actions.ts#waysToProveAction': 'in',
  'app/desk/account/factor-actions.ts#mailProofLinkAction': 'in',
  'app/desk/account/factor-actions.ts#proveAction': 'in',
  'app/desk/account/factor-actions.ts#confirmProofAction': 'in',
}

/** What happens to the guest at an entry point. */
export const standingOfGuest = (name: string, { may }: { may: May }): Standing =>
  may === 'public' ? 'in' : (openToGuest[name] ?? 'not-allowed')
