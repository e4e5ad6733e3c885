import type { Demo } from '../../demos/demo.ts'
import { nearest } from '../nearest.ts'

/** The demos that were named, or the words that refuse a name. */
export type ChosenDemos = { type: 'chosen'; demos: readonly Demo[] } | { type: 'refused'; message: string }

/** Finds demos by their names, in the order named; all of them when none is. */
export function chooseDemos(names: readonly string[], all: readonly Demo[]): ChosenDemos {
  const unknown = names.find((name) => !all.some(({ id }) => id === name))
  if (unknown !== undefined) {
    const ids = all.map(({ id }) => id)
    const near = nearest(unknown, ids)
    const hint = near === undefined ? `there are ${ids.join(', ')}` : `did you mean ${near}?`
    return { type: 'refused', message: `mp tour: there is no demo "${unknown}"; ${hint}` }
  }
  if (names.length === 0) return { type: 'chosen', demos: all }
  return { type: 'chosen', demos: [...new Set(names)].flatMap((name) => all.filter(({ id }) => id === name)) }
}
