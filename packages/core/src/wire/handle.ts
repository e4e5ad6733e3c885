/** Key of the method that tells how a thing is found again on the other side. */
export const HANDLE: unique symbol = Symbol.for('mp.handle')

/** Key of the method by which a thing tells why it cannot travel, and what to do instead; undefined when it can. */
export const REFUSAL: unique symbol = Symbol.for('mp.refusal')

/** How a shared thing, such as a lock or a queue, travels: as the kind of thing it is, and how to find it. */
export interface HandleRecord {
  kind: string
  /** Plain data that structured clone carries. */
  data: unknown
}

/** A shared thing that can travel; the method is called once for each time it is sent. */
export interface Handle {
  [HANDLE](options: HandleOptions): HandleRecord
}

/**
 * Takes back what was done for a handle that was sent and does not arrive.
 *
 * @param about.mayHaveArrived - Whether that is not certain, as whoever it was sent to has ended; what was done is then
 * taken back only where that harms nothing if it has arrived.
 */
export type GiveUp = (about: { mayHaveArrived: boolean }) => void

/** Where a handle goes. */
export interface HandleOptions {
  /** Whether the other side is in the same process. */
  sharesMemory: boolean
  /** Is told what to do if the handle does not arrive. */
  onSent?: (giveUp: GiveUp) => void
  /** Whether others may read along, so that it may not hold a key. */
  isReadable?: boolean
  /** Id of the manager whose own line it goes on: that knows its key. */
  manager?: string
}

/** Finds the thing again, on the side where its handle arrived. */
export type ReviveHandle = (data: unknown) => object

const kinds = new Map<string, ReviveHandle>()

/** Says how handles of a kind are turned back into things; called by the module of the thing when it is loaded. */
export function registerHandleKind(kind: string, revive: ReviveHandle): void {
  kinds.set(kind, revive)
}

/** Tells whether handles of a kind can be turned back into things here. */
export function isHandleKindKnown(kind: string): boolean {
  return kinds.has(kind)
}

/** Turns a handle back into a thing. */
export function reviveHandle({ kind, data }: HandleRecord): object {
  const revive = kinds.get(kind)
  if (revive === undefined) throw new TypeError(`A handle of kind ${kind} arrived before its module was loaded`)
  return revive(data)
}

/** Returns why a thing says itself that it cannot travel; undefined when it can, or says nothing. */
export function refusalBy(thing: object, options: HandleOptions): string | undefined {
  const method: unknown = Reflect.get(thing, REFUSAL)
  const refusal: unknown = typeof method === 'function' ? Reflect.apply(method, thing, [options]) : undefined
  return typeof refusal === 'string' ? refusal : undefined
}

/** Tells whether a value is a shared thing that travels by its handle. */
export function isHandle(value: object): value is Handle {
  return HANDLE in value && typeof value[HANDLE] === 'function'
}
