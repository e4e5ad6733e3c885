/** A client of the server, as the things in it know it. */
export interface Owner {
  /** Whether it is gone. */
  readonly isGone: boolean
  /** Runs `end` when the client goes, and returns how to take that back. */
  onGone(end: () => void): () => void
}

/** What a call to a thing in the server knows of who made it. */
export interface Caller {
  readonly owner: Owner
  /** Aborts when the client goes, or takes the call back. */
  readonly signal: AbortSignal
}

/** How things of one name are made in the server, and what may be called on them. */
export interface ManagedType {
  /** Makes one; undefined for things that only come from methods of others. */
  create: ((args: readonly unknown[]) => unknown) | undefined
  /** Methods that may be called; undefined means all public ones. */
  exposed: ReadonlySet<string> | undefined
  /** Methods whose results stay in the server, and the names of their types. */
  returns: ReadonlyMap<string, string>
  /** Whether each method gets the {@link Caller} before its arguments. */
  takesCaller: boolean
  /** Whether a result of this type is made from what a method returns, instead of being that. */
  wrapsResults?: boolean
  /** Ends what a thing holds, when nobody uses it any more. */
  end?: (target: unknown) => void
}

/** Returns whether a method of a thing may be called. */
export function isExposed(type: ManagedType, target: object, method: string): boolean {
  return type.exposed?.has(method) ?? isPublicMethod(target, method)
}

/** Returns the names of the methods that may be called on a thing. */
export function exposedOf(type: ManagedType, target: object): string[] {
  return type.exposed === undefined ? publicMethodsOf(target) : [...type.exposed]
}

/** Names that mean something to the language, and are no methods of a thing. */
const RESERVED = new Set(['constructor', 'then', 'toString', 'valueOf', 'toJSON'])

function publicMethodsOf(target: object): string[] {
  const names = holdersOf(target).flatMap((holder) => Object.getOwnPropertyNames(holder))
  return [...new Set(names)].filter((name) => isPublicMethod(target, name))
}

function isPublicMethod(target: object, name: string): boolean {
  if (RESERVED.has(name) || name.startsWith('_')) return false
  const holder = holdersOf(target).find((each) => Object.hasOwn(each, name))
  // A getter is none, and is not run to find out.
  return holder !== undefined && typeof Object.getOwnPropertyDescriptor(holder, name)?.value === 'function'
}

/** Returns the object and its prototypes, all but that of every object. */
function holdersOf(target: object): object[] {
  const holders: object[] = []
  let holder: unknown = target
  while (typeof holder === 'object' && holder !== null && holder !== Object.prototype) {
    holders.push(holder)
    holder = Object.getPrototypeOf(holder)
  }
  return holders
}
