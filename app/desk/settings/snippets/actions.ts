'use server'
import { action } from '#app/action.ts'
import { deleteSnippet } from '#newsroom/snippets/delete-snippet.ts'
import { aboutSnippet, renameSnippetInput, saveSnippetInput } from '#newsroom/snippets/input.ts'
import { renameSnippet } from '#newsroom/snippets/rename-snippet.ts'
import { saveSnippet } from '#newsroom/snippets/save-snippet.ts'

export const saveSnippetAction = action(saveSnippetInput, saveSnippet)
export const renameSnippetAction = action(renameSnippetInput, renameSnippet)
export const deleteSnippetAction = action(aboutSnippet, deleteSnippet)
