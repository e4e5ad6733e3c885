import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'

/** A filter and how strong it is: plain data, as it crosses to a worker. */
export interface Filter {
  name: FilterName
  /** Of `blur` and `sharpen` the radius in pixels (sigma), of the others the share from 0 to 1. */
  amount: number
}

interface Range {
  min: number
  max: number
  usual: number
}

const SHARE: Range = { min: 0, max: 1, usual: 1 }

/** How strong each filter can be. */
const RANGES = {
  grayscale: SHARE,
  sepia: SHARE,
  blur: { min: 0.3, max: 100, usual: 2 },
  sharpen: { min: 0.3, max: 10, usual: 1 },
  vignette: { min: 0, max: 1, usual: 0.6 },
} as const satisfies Record<string, Range>

/** Names of the filters. */
export const FILTER_NAMES = ['grayscale', 'sepia', 'blur', 'sharpen', 'vignette'] as const

/** Name of a filter. */
export type FilterName = (typeof FILTER_NAMES)[number]

/** A filter as it is asked for: its name, or its name and strength, such as `blur:4`. */
export type FilterText = FilterName | `${FilterName}:${number}`

/** Returns the filters that an option lists, in order, or throws what is wrong with it. */
export function checkFilters(option: unknown): Filter[] {
  if (!Array.isArray(option))
    throw new OptionTypeError(`filters must be a list such as ['sepia', 'blur:2'], got ${inspect(option)}`)
  return option.map(filterOf)
}

function filterOf(text: unknown): Filter {
  const known = `filters are ${FILTER_NAMES.join(', ')}, with a strength if you like, such as blur:2`
  if (typeof text !== 'string') throw new OptionTypeError(`${known}; got ${inspect(text)}`)
  const [given = '', strength, ...rest] = text.split(':')
  const name = FILTER_NAMES.find((each) => each === given)
  if (name === undefined || rest.length > 0) throw new OptionRangeError(`${known}; got '${text}'`)
  const { min, max, usual } = RANGES[name]
  const amount = strength === undefined || strength === '' ? usual : Number(strength)
  if (amount >= min && amount <= max) return { name, amount }
  throw new OptionRangeError(`the strength of ${name} is from ${min} to ${max}, got '${text}'`)
}
