'use server'
import { action } from '#app/action.ts'
import { addWireFeed } from '#newsroom/wire/add-wire-feed.ts'
import { aboutWireFeed, aboutWireItem, markWireInput, pauseWireFeedInput, wireFeedInput } from '#newsroom/wire/input.ts'
import { markWire } from '#newsroom/wire/mark-wire.ts'
import { pauseWireFeed } from '#newsroom/wire/pause-wire-feed.ts'
import { removeWireFeed } from '#newsroom/wire/remove-wire-feed.ts'
import { makeStory } from '#newsroom/wire-stories/make-story.ts'

export const addWireFeedAction = action(wireFeedInput, addWireFeed)
export const pauseWireFeedAction = action(pauseWireFeedInput, pauseWireFeed)
export const removeWireFeedAction = action(aboutWireFeed, removeWireFeed)
export const markWireAction = action(markWireInput, markWire)
export const makeStoryAction = action(aboutWireItem, makeStory)
