/** How good it is: `warn` makes pools slower or weaker, `fail` breaks them. */
export type Level = 'ok' | 'warn' | 'fail'

/** One thing that was looked at. */
export interface Finding {
  /** Does not change, for programs that read it. */
  id: string
  level: Level
  /** In words. */
  value: string
  /** The numbers behind the words. */
  data: Readonly<Record<string, unknown>>
  /** What to do about it; undefined when it is well. */
  advice?: string
}

/** Returns the more serious finding of a list of conditions, the first that holds; `ok` if none does. */
export function judge(
  facts: Pick<Finding, 'id' | 'value' | 'data'>,
  ...conditions: readonly { level: 'warn' | 'fail'; when: boolean; advice: string }[]
): Finding {
  const found = conditions.find(({ when }) => when)
  return found === undefined ? { ...facts, level: 'ok' } : { ...facts, level: found.level, advice: found.advice }
}
