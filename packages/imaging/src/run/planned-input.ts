import { isAbsolute, normalize } from 'node:path'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { checkKeys } from '../check-option.ts'
import { checkFilters } from '../filter/filters.ts'
import { pathOf } from '../input-path.ts'
import type { ImageInput } from '../options.ts'
import { nameMaker } from '../output/output-name.ts'
import type { PlannedInput } from '../output/plan.ts'

const KEYS = ['input', 'folder', 'name', 'filters', 'unreadable'] as const

/** Returns an input of a run with its wishes checked, or throws what is wrong with it. */
export function plannedInput(
  name: string,
  given: string | URL | ImageInput,
): PlannedInput & { unreadable: string | undefined } {
  if (!isWithWishes(given)) return { input: pathOf(name, given), unreadable: undefined }
  checkKeys(name, given, KEYS)
  return {
    input: pathOf(`${name}.input`, given.input),
    folder: checkFolder(`${name}.folder`, given.folder),
    makeName: given.name === undefined ? undefined : nameMaker(given.name),
    filters: given.filters === undefined ? undefined : checkFilters(given.filters),
    unreadable: given.unreadable,
  }
}

function isWithWishes(given: string | URL | ImageInput): given is ImageInput {
  return typeof given === 'object' && given !== null && !(given instanceof URL) && 'input' in given
}

/** A folder that leads upwards could lead out of the one that was asked for. */
function checkFolder(name: string, folder: unknown): string | undefined {
  if (folder === undefined) return undefined
  const allowed = `${name} must be a relative path that does not lead upwards`
  if (typeof folder !== 'string') throw new OptionTypeError(`${allowed}, got ${inspect(folder)}`)
  const path = normalize(folder)
  if (isAbsolute(path) || /^\.\.([/\\]|$)/.test(path) || path.includes('\0'))
    throw new OptionRangeError(`${allowed}, got '${folder}'`)
  return path
}
