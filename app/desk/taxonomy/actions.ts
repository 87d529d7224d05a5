'use server'
import { action } from '#app/action.ts'
import { changeAuthor } from '#newsroom/taxonomy/change-author.ts'
import { changeSection } from '#newsroom/taxonomy/change-section.ts'
import { createAuthor } from '#newsroom/taxonomy/create-author.ts'
import { createSection } from '#newsroom/taxonomy/create-section.ts'
import { createTopic } from '#newsroom/taxonomy/create-topic.ts'
import { deleteAuthor } from '#newsroom/taxonomy/delete-author.ts'
import { deleteSection } from '#newsroom/taxonomy/delete-section.ts'
import {
  changeAuthorInput,
  changeSectionInput,
  createAuthorInput,
  createSectionInput,
  createTopicInput,
  deleteAuthorInput,
  deleteSectionInput,
  mergeAuthorsInput,
  mergeSectionsInput,
  mergeTopicsInput,
  orderSectionsInput,
  proposeAuthorInput,
  renameTopicInput,
} from '#newsroom/taxonomy/input.ts'
import { mergeAuthors } from '#newsroom/taxonomy/merge-authors.ts'
import { mergeSections } from '#newsroom/taxonomy/merge-sections.ts'
import { mergeTopics } from '#newsroom/taxonomy/merge-topics.ts'
import { orderSections } from '#newsroom/taxonomy/order-sections.ts'
import { proposeAuthor } from '#newsroom/taxonomy/propose-author.ts'
import { renameTopic } from '#newsroom/taxonomy/rename-topic.ts'
import { usesOfAuthor, usesOfSection } from '#newsroom/taxonomy/uses-of.ts'

export const createSectionAction = action(createSectionInput, createSection)
export const changeSectionAction = action(changeSectionInput, changeSection)
export const orderSectionsAction = action(orderSectionsInput, orderSections)
export const usesOfSectionAction = action(deleteSectionInput, usesOfSection)
export const mergeSectionsAction = action(mergeSectionsInput, mergeSections)
export const deleteSectionAction = action(deleteSectionInput, deleteSection)
export const createTopicAction = action(createTopicInput, createTopic)
export const renameTopicAction = action(renameTopicInput, renameTopic)
export const mergeTopicsAction = action(mergeTopicsInput, mergeTopics)
export const createAuthorAction = action(createAuthorInput, createAuthor)
export const proposeAuthorAction = action(proposeAuthorInput, proposeAuthor)
export const changeAuthorAction = action(changeAuthorInput, changeAuthor)
export const usesOfAuthorAction = action(deleteAuthorInput, usesOfAuthor)
export const mergeAuthorsAction = action(mergeAuthorsInput, mergeAuthors)
export const deleteAuthorAction = action(deleteAuthorInput, deleteAuthor)
