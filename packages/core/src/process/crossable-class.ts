import { privateFieldsOf } from '../callable/describe.ts'
import { CaptureError } from '../errors.ts'

/**
 * Returns a class if its instances can be rebuilt elsewhere.
 *
 * @param base - Up to where its own private fields, which cannot be copied, are looked for.
 * @throws {@link CaptureError} when it has one.
 */
export function crossableClass(cls: Function, base: Function): Function {
  const [field] = privateFieldsOf(cls, base)
  if (field === undefined) return cls
  throw new CaptureError(
    cls.name,
    'private fields cannot be copied to another process; make it a public field, or create it in run()',
    { variable: field },
  )
}
