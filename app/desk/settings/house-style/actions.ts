'use server'
import { action } from '#app/action.ts'
import { addStyleRule } from '#newsroom/house-style/add-style-rule.ts'
import { changeStyleRule } from '#newsroom/house-style/change-style-rule.ts'
import { deleteStyleRule } from '#newsroom/house-style/delete-style-rule.ts'
import { importStyleRules } from '#newsroom/house-style/import-style-rules.ts'
import { aboutStyleRule, changeStyleRuleInput, importStyleRulesInput, styleRuleInput } from '#newsroom/house-style/input.ts'

export const addStyleRuleAction = action(styleRuleInput, addStyleRule)
export const changeStyleRuleAction = action(changeStyleRuleInput, changeStyleRule)
export const deleteStyleRuleAction = action(aboutStyleRule, deleteStyleRule)
export const importStyleRulesAction = action(importStyleRulesInput, importStyleRules)
