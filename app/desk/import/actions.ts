'use server'
import { action } from '#app/action.ts'
import { addImport } from '#newsroom/import-runs/add-import.ts'
import { beginImport } from '#newsroom/import-runs/begin-import.ts'
import { discardImported } from '#newsroom/import-runs/discard-imported.ts'
import { aboutImport, addImportInput, beginImportInput, discardImportedInput } from '#newsroom/import-runs/input.ts'
import { removeImport } from '#newsroom/import-runs/remove-import.ts'
import { stopImport } from '#newsroom/import-runs/stop-import.ts'

export const addImportAction = action(addImportInput, addImport)
export const beginImportAction = action(beginImportInput, beginImport)
export const stopImportAction = action(aboutImport, stopImport)
export const removeImportAction = action(aboutImport, removeImport)
export const discardImportedAction = action(discardImportedInput, discardImported)
