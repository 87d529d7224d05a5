import type { DemoStory } from '../writing.ts'
import { country } from './country.ts'
import { culture } from './culture.ts'
import { economy } from './economy.ts'
import { life } from './life.ts'
import { war } from './war.ts'

/** Every story of the demo that readers see. */
export const demoStories: readonly DemoStory[] = [...war, ...country, ...economy, ...culture, ...life]
