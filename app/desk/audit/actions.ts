'use server'

import { action } from '#app/action.ts'
import { findPeopleOfAudit, findStoriesOfAudit } from '#newsroom/audit/find-in-audit.ts'
import { findInAuditInput } from '#newsroom/audit/input.ts'

export const findPeopleOfAuditAction = action(findInAuditInput, findPeopleOfAudit)
export const findStoriesOfAuditAction = action(findInAuditInput, findStoriesOfAudit)
