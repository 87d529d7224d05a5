'use server'
import { action } from '#app/action.ts'
import { deleteTemplate } from '#newsroom/templates/delete-template.ts'
import { aboutTemplate, saveTemplateInput, takeTemplateInput, tickPointInput, writeTemplateInput } from '#newsroom/templates/input.ts'
import { saveTemplate } from '#newsroom/templates/save-template.ts'
import { takeTemplate } from '#newsroom/templates/take-template.ts'
import { tickPoint } from '#newsroom/templates/tick-point.ts'
import { writeTemplate } from '#newsroom/templates/write-template.ts'

export const saveTemplateAction = action(saveTemplateInput, saveTemplate)
export const writeTemplateAction = action(writeTemplateInput, writeTemplate)
export const deleteTemplateAction = action(aboutTemplate, deleteTemplate)
export const takeTemplateAction = action(takeTemplateInput, takeTemplate)
export const tickPointAction = action(tickPointInput, tickPoint)
