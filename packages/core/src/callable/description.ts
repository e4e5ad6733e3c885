import type { Handle, HandleRecord } from '../wire/handle.ts'

/** How a function crosses to another process or thread; structured clone and `v8.serialize` carry it unchanged. */
export type CallableDescription = ReferenceDescription | WellKnownDescription | ValueDescription

interface DescriptionBase {
  /** Same id: same function with the same captured values. */
  id: string
  /** Name of the function, or `(anonymous)`. */
  name: string
}

/** An export of a module that the other side imports. */
interface ReferenceDescription extends DescriptionBase {
  type: 'reference'
  url: string
  exportName: string
}

/** A function of the platform, such as `Math.max` or `join` of `node:path`. */
interface WellKnownDescription extends DescriptionBase {
  type: 'well-known'
  path: string[]
}

/** A function by its source, with the graph of all that it captures. */
export interface ValueDescription extends DescriptionBase {
  type: 'value'
  /** Index of the function in `nodes`. */
  root: number
  nodes: CapturedNode[]
  environments: EnvironmentRecord[]
}

/** Values that stand for themselves in a description. */
export type Primitive = string | number | bigint | boolean | null | undefined

/** A captured value: itself when it is a primitive, else the place of its node; place -1 is a hole of an array. */
export type Captured = Primitive | { node: number }

/** Anything with an identity that was captured. */
export interface CapturedNode {
  /** Same key: same object, unchanged since it was last sent; the other side takes the one that it has. */
  key: string
  kind: NodeKind
  /** What it refers to; what they mean depends on the kind. */
  parts: Captured[]
}

/** What a node is, all but what it refers to. */
export type NodeKind =
  | { type: 'reference'; url: string; exportName: string }
  | { type: 'import'; specifier: string; base: string; exportName: string; attributes: [string, string][] }
  | { type: 'well-known'; path: string[] }
  | { type: 'symbol'; registryKey: string }
  | { type: 'meta'; url: string }
  | { type: 'require'; url: string }
  | { type: 'dynamic-import'; url: string; root: string }
  | FunctionKind
  | { type: 'bound' }
  /** Parts are a getter and a setter. */
  | { type: 'accessor' }
  /** The one part is the value of a property that is not enumerable. */
  | { type: 'hidden' }
  | { type: 'namespace' }
  | ObjectKind
  | { type: 'buffer'; bytes: ArrayBuffer }
  | { type: 'shared'; bytes: SharedArrayBuffer }
  /** A shared thing, such as a lock or a queue; it gets a handle for each recipient. */
  | { type: 'thing'; thing: Handle }
  | { type: 'handle'; handle: HandleRecord }

/** Objects with properties: parts are the class (if `hasClass`), the items, then keys and values in turn. */
export interface ObjectKind {
  type: 'object'
  base: ObjectBase
  /** Number of parts that are items: elements, entries of a map in turn, the buffer of a view. */
  itemCount: number
  hasClass: boolean
  frozen: boolean
}

/** What an object was before it got its properties. */
export type ObjectBase =
  | { type: 'plain' }
  | { type: 'null' }
  /** Variables of a scope of the sender, which it has itself from another side. */
  | { type: 'variables' }
  | { type: 'array' }
  | { type: 'map' }
  | { type: 'set' }
  | { type: 'date'; time: number }
  | { type: 'regexp'; source: string; flags: string; lastIndex: number }
  | { type: 'error'; className: string }
  | { type: 'boxed'; value: string | number | bigint | boolean }
  | { type: 'url'; href: string }
  | { type: 'bytes'; bytes: Uint8Array }
  | { type: 'view'; view: string; byteOffset: number; length: number }

/** A function: parts are the values of `constants`, then keys and values of its prototype, then its own. */
export interface FunctionKind {
  type: 'function'
  code: FunctionCode
  name: string
  /** Names of its constants, one a part. */
  constants: string[]
  /** Place of each environment that its source reads, in the order of their numbers there. */
  environments: number[]
  /** Number of parts after the constants that are keys and values of the prototype. */
  prototypePartCount: number
}

/** A piece of source that yields one function. */
export interface FunctionCode {
  /** Identity of the piece of source. */
  id: string
  source: string
  form: 'expression' | 'method' | 'getter' | 'setter'
  /** Prefix of all names that the source uses for what is not its own; occurs nowhere else in it. */
  prefix: string
  strict: boolean
  /** Name of the script in stacks, and what `import()` is relative to. */
  url: string
  /** Where the source starts in that script, from 0. */
  line: number
  column: number
}

/** Variables that can change, of one scope; all functions of a worker that capture it share them. */
export interface EnvironmentRecord {
  id: string
  bindings: { name: string; version: number; value: Captured }[]
}
