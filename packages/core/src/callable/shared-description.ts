import type { ValueCapture } from './capture-function.ts'
import type { FunctionCode, ValueDescription } from './description.ts'
import { ownContentOf } from './encode-function.ts'
import { nameOf } from './place.ts'

/** A description that is right for all functions of one source, as that alone decides it. */
interface SharedDescription {
  description: ValueDescription
  /** Prototype of the functions. */
  prototype: unknown
}

const ofCode = new WeakMap<FunctionCode, SharedDescription>()
/** Those of this turn of the event loop whose text means the same anywhere, by that text. */
const ofText = new Map<string, SharedDescription>()

/**
 * Returns the description of a function made anew from the text of one that was described in this turn of the event loop.
 *
 * @remarks
 * It comes from the same loop as a rule; its place in a script, which takes the engine long to tell, is not asked for.
 */
export function sharedByText(fn: Function): ValueDescription | undefined {
  return ofText.size === 0 ? undefined : matching(fn, ofText.get(textOf(fn)))?.description
}

/** Returns the description of a function made from the same place of a script. */
export function sharedByCode(fn: Function, capture: ValueCapture): ValueDescription | undefined {
  const shared = capture.isSelfContained ? matching(fn, ofCode.get(capture.code)) : undefined
  if (shared !== undefined) noteText(fn, capture, shared)
  return shared?.description
}

/** Keeps a description for functions that are made from the same source later. */
export function shareDescription(fn: Function, capture: ValueCapture, description: ValueDescription): void {
  const [prototype, ...added] = ownContentOf(fn)
  if (!capture.isSelfContained || added.length > 0) return
  const shared = { description, prototype }
  ofCode.set(capture.code, shared)
  noteText(fn, capture, shared)
}

function noteText(fn: Function, { meansSameAnywhere }: ValueCapture, shared: SharedDescription): void {
  if (!meansSameAnywhere) return
  if (ofText.size === 0) setImmediate(() => ofText.clear())
  ofText.set(textOf(fn), shared)
}

/** A function that was given another name, prototype or properties is like no other. */
function matching(fn: Function, shared: SharedDescription | undefined): SharedDescription | undefined {
  if (shared === undefined || nameOf(fn) !== shared.description.name) return undefined
  const [prototype, ...added] = ownContentOf(fn)
  return added.length === 0 && prototype === shared.prototype ? shared : undefined
}

function textOf(fn: Function): string {
  return Function.prototype.toString.call(fn)
}
