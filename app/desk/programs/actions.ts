'use server'
import { action } from '#app/action.ts'
import { aboutApiKey, apiKeyInput } from '#newsroom/api/input.ts'
import { makeApiKey } from '#newsroom/api/make-api-key.ts'
import { revokeApiKey } from '#newsroom/api/revoke-api-key.ts'
import { addWebhook } from '#newsroom/webhooks/add-webhook.ts'
import { aboutDelivery, aboutWebhook, pauseInput, webhookInput } from '#newsroom/webhooks/input.ts'
import { pauseWebhook } from '#newsroom/webhooks/pause-webhook.ts'
import { redeliver } from '#newsroom/webhooks/redeliver.ts'
import { removeWebhook } from '#newsroom/webhooks/remove-webhook.ts'
import { sendTest } from '#newsroom/webhooks/send-test.ts'

export const makeApiKeyAction = action(apiKeyInput, makeApiKey)
export const revokeApiKeyAction = action(aboutApiKey, revokeApiKey)
export const addWebhookAction = action(webhookInput, addWebhook)
export const removeWebhookAction = action(aboutWebhook, removeWebhook)
export const pauseWebhookAction = action(pauseInput, pauseWebhook)
export const sendTestAction = action(aboutWebhook, sendTest)
export const redeliverAction = action(aboutDelivery, redeliver)
