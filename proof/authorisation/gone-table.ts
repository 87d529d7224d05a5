import { type Action, editorsOfAll, everyone } from './may.ts'

/** Who may delete a picture or file: who added it, and editors. */
const ownersOfIt: Action['may'] = { ...everyone, danylo: 'not-allowed' }

/** Merging and deleting sections, authors and pictures: a part of the table of server actions (table.ts). */
export const goneActions: Record<string, Action> = {
  'app/desk/taxonomy/actions.ts#usesOfSectionAction': { may: editorsOfAll, send: ({ section }) => ({ sectionId: section.id }) },
  'app/desk/taxonomy/actions.ts#mergeSectionsAction': {
    may: editorsOfAll,
    send: ({ section }) => ({ sectionId: section.id, intoId: section.id }),
    or: 'same',
    needsProof: true,
  },
  'app/desk/taxonomy/actions.ts#deleteSectionAction': {
    may: editorsOfAll,
    send: ({ section }) => ({ sectionId: section.id }),
    or: 'has-stories',
    needsProof: true,
  },
  'app/desk/taxonomy/actions.ts#usesOfAuthorAction': { may: editorsOfAll, send: ({ author }) => ({ authorId: author.id }) },
  'app/desk/taxonomy/actions.ts#mergeAuthorsAction': {
    may: editorsOfAll,
    send: ({ author }) => ({ authorId: author.id, intoId: author.id }),
    or: 'same-author',
    needsProof: true,
  },
  'app/desk/taxonomy/actions.ts#deleteAuthorAction': {
    may: editorsOfAll,
    send: ({ author }) => ({ authorId: author.id }),
    or: 'has-stories',
    needsProof: true,
  },
  'app/desk/media/actions.ts#deletePictureAction': {
    may: ownersOfIt,
    isNoSecret: true,
    send: ({ picture }) => ({ id: picture }),
    or: 'used',
  },
  'app/desk/media/actions.ts#restorePictureAction': { may: ownersOfIt, isNoSecret: true, send: ({ picture }) => ({ id: picture }) },
  'app/desk/media/actions.ts#deleteAttachmentAction': {
    may: ownersOfIt,
    isNoSecret: true,
    send: ({ attachment }) => ({ id: attachment }),
  },
  'app/desk/media/actions.ts#restoreAttachmentAction': {
    may: ownersOfIt,
    isNoSecret: true,
    send: ({ attachment }) => ({ id: attachment }),
  },
}
