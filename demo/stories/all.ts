import type { DemoStory } from '../writing.ts'
import { country } from './country.ts'
import { crossings } from './crossings.ts'
import { culture } from './culture.ts'
import { economy } from './economy.ts'
import { life } from './life.ts'
import { ukrainian } from './ukrainian.ts'
import { war } from './war.ts'

/** The stories of the demo that are out before anybody comes to the desk. */
export const demoStories: readonly DemoStory[] = [...war, ...country, ...economy, ...culture, ...life, ...ukrainian, ...crossings]
