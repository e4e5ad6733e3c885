/**
 * Key that marks an object on the wire as standing for something that structured clone would lose.
 *
 * A plain object that has this very key itself is wrapped too, so that no user data is ever taken for a mark.
 */
export const TAG = '\u0000mp'

/** What a marked object stands for. */
export type Tagged =
  | { [TAG]: 'error'; error: ErrorRecord }
  | { [TAG]: 'class'; name: string; fields: Record<string, unknown> }
  | { [TAG]: 'null'; fields: Record<string, unknown> }
  | { [TAG]: 'object'; fields: Record<string, unknown> }
  | { [TAG]: 'buffer'; bytes: Uint8Array }
  | { [TAG]: 'memory'; part: number }
  | { [TAG]: 'view'; part: number; name: string; byteOffset: number; byteLength: number }
  | { [TAG]: 'url'; href: string }
  | { [TAG]: 'search-params'; text: string }
  | { [TAG]: 'function'; description: unknown }
  | { [TAG]: 'handle'; kind: string; data: unknown }

/** An error with all that structured clone would strip. */
export interface ErrorRecord {
  className: string
  name: string
  message: string
  stack: string
  cause?: unknown
  errors?: unknown
  fields: Record<string, unknown>
}

/** Tells whether an object from the wire is marked; an array never is, whatever its keys are. */
export function isTagged(value: object): value is Tagged {
  return Object.hasOwn(value, TAG) && !Array.isArray(value)
}
