import type { Death } from './die-at-step.ts'

/** Of what processes die: who, and in which verb. */
type Target = Pick<Death, 'verb' | 'victim'>

/**
 * Gives each process another death: by turns of itself and of Postgres, in the verb that has most steps left at which nobody died yet. Step 0
 * is after COMMIT. Where all steps were had, each comes again by chance.
 */
export class Deaths {
  readonly #targets: readonly Target[]
  readonly #chance: () => number
  readonly #mostAfter: number
  readonly #most = new Map<string, number>()
  readonly #hit = new Map<Target, Map<number, number>>()
  #turn = 0
  readonly #left: Record<Death['victim'], number>

  /** `mostAfter`: how many transactions one does at most before that in which it dies. `most`: how often each dies at most. */
  constructor(
    targets: readonly Target[],
    chance: () => number,
    { mostAfter, most }: { mostAfter: number; most: Record<Death['victim'], number> },
  ) {
    this.#targets = targets
    this.#chance = chance
    this.#mostAfter = mostAfter
    this.#left = { ...most }
    for (const target of targets) this.#hit.set(target, new Map())
  }

  /** Null: there is nothing left of which somebody may die. */
  next(): Death | null {
    const victims = (['process', 'postgres'] as const).filter((victim) => this.#left[victim] > 0)
    const victim = victims[this.#turn++ % Math.max(1, victims.length)]
    const [target] = this.#targets.filter((each) => each.victim === victim).sort((one, other) => this.#missing(other) - this.#missing(one))
    if (!target) return null
    this.#left[target.victim] -= 1
    const times = this.#hit.get(target)
    const steps = Array.from({ length: this.#stepsOf(target.verb) }, (_, step) => step)
    const fewest = Math.min(...steps.map((step) => times?.get(step) ?? 0))
    const seldom = steps.filter((step) => (times?.get(step) ?? 0) === fewest)
    const step = seldom[Math.floor(this.#chance() * seldom.length)] ?? 0
    return { ...target, step, after: Math.floor(this.#chance() * (this.#mostAfter + 1)) }
  }

  /** How many steps its transactions have, with the one after COMMIT: a guess until one was seen. */
  #stepsOf = (verb: string) => (this.#most.get(verb) ?? 15) + 1

  /** A part of a step by chance, so that verbs with as many take turns. */
  #missing = (target: Target): number => this.#stepsOf(target.verb) - (this.#hit.get(target)?.size ?? 0) + this.#chance()

  /** What a process said. Answers who died of it. */
  listen(text: string, death: Death | null): Death['victim'] | null {
    for (const [, verb = '', steps] of text.matchAll(/^steps ([a-z ]+) (\d+)$/gm))
      this.#most.set(verb, Math.max(this.#most.get(verb) ?? 0, Number(steps)))
    if (!death || !/^dies /m.test(text)) return null
    const target = this.#targets.find(({ verb, victim }) => verb === death.verb && victim === death.victim)
    const times = target && this.#hit.get(target)
    times?.set(death.step, (times.get(death.step) ?? 0) + 1)
    return death.victim
  }

  /** Of each target: at how many of its steps somebody died, of how many there are, and how often. */
  coverage = () =>
    this.#targets.map((target) => {
      const times = this.#hit.get(target) ?? new Map<number, number>()
      const deaths = [...times.values()].reduce((sum, one) => sum + one, 0)
      return { ...target, steps: times.size, of: this.#stepsOf(target.verb), deaths }
    })
}
