import { builtinModules } from 'node:module'
import { ownValueOf } from './own-value.ts'
import { withoutWarnings } from './without-warnings.ts'

/** Names of the language and the platform that every process and thread has. */
const GLOBAL_NAMES = [
  ...['Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Date', 'Promise', 'RegExp'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array'],
  ...['Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array'],
  ...['Float64Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Proxy', 'Iterator'],
  ...['Math', 'JSON', 'Reflect', 'Atomics', 'Intl', 'WebAssembly', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'],
  ...['encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'escape', 'unescape', 'eval', 'Temporal'],
  ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController'],
  ...['AbortSignal', 'Event', 'EventTarget', 'structuredClone', 'queueMicrotask', 'setTimeout', 'setInterval'],
  ...['setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'DisposableStack', 'AsyncDisposableStack'],
  ...['SuppressedError', 'performance'],
]

/** Names that load a part of the platform when they are first read. */
const LAZY_GLOBAL_NAMES = [
  ...['MessageChannel', 'MessagePort', 'MessageEvent', 'BroadcastChannel', 'Blob', 'File', 'FormData', 'Headers'],
  ...['Request', 'Response', 'fetch', 'WebSocket', 'ReadableStream', 'WritableStream', 'TransformStream', 'atob'],
  ...['btoa', 'crypto', 'Crypto', 'SubtleCrypto', 'CustomEvent', 'DOMException', 'Performance', 'CompressionStream'],
  ...['DecompressionStream', 'TextDecoderStream', 'TextEncoderStream'],
]

/** Modules that warn when they are loaded, or are large and have nothing that a task would capture. */
const NOISY_MODULES = new Set([
  'punycode',
  'sys',
  'domain',
  'wasi',
  'sqlite',
  'repl',
  'trace_events',
  'inspector',
  'ffi',
  'quic',
])

let globals: Map<unknown, string[]> | undefined
let modules: Map<unknown, string[]> | undefined

/**
 * Returns the way to a value of the platform, from `globalThis` or a `node:` module, when it has one.
 *
 * @remarks
 * The tables are built at the first question; the modules only when a value may come from one, as that takes a while.
 */
export function wellKnownPathOf(value: unknown): string[] | undefined {
  globals ??= withoutWarnings(() => tableOfGlobals(GLOBAL_NAMES))
  const path = globals.get(value)
  if (path !== undefined || isData(value)) return path
  modules ??= withoutWarnings(tableOfModules)
  return modules.get(value)
}

/** Modules, and what they export, have methods. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return true
  return !Object.getOwnPropertyNames(value).some((key) => typeof ownValueOf(value, key) === 'function')
}

/** Follows a path that {@link wellKnownPathOf} gave. */
export function resolveWellKnown(path: readonly string[]): unknown {
  const [root = '', ...keys] = path
  let value: unknown = root === 'globalThis' ? globalThis : process.getBuiltinModule(root)
  for (const key of keys) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

function tableOfGlobals(names: readonly string[]): Map<unknown, string[]> {
  const table = new Map<unknown, string[]>([[globalThis, ['globalThis']]])
  const known = names.filter((name) => name in globalThis)
  // First the globals themselves: `parseInt` is also a member of `Number`.
  for (const name of known) add(table, Reflect.get(globalThis, name), ['globalThis', name])
  for (const name of known) addGlobalMembers(table, name)
  return table
}

function tableOfModules(): Map<unknown, string[]> {
  const table = tableOfGlobals(LAZY_GLOBAL_NAMES)
  for (const name of builtinModules) {
    if (name.startsWith('_') || NOISY_MODULES.has(name.split('/')[0] ?? '')) continue
    addModule(table, name.startsWith('node:') ? name : `node:${name}`)
  }
  return table
}

function addGlobalMembers(table: Map<unknown, string[]>, name: string): void {
  const value: unknown = Reflect.get(globalThis, name)
  const path = ['globalThis', name]
  if (name === 'process' || name === 'globalThis') return
  addMembers(table, value, path)
  const prototype: unknown = typeof value === 'function' ? value.prototype : undefined
  if (typeof prototype !== 'object' || prototype === null) return
  add(table, prototype, [...path, 'prototype'])
  addMembers(table, prototype, [...path, 'prototype'])
}

function addModule(table: Map<unknown, string[]>, name: string): void {
  const exported: unknown = process.getBuiltinModule(name)
  if (exported === undefined) return
  add(table, exported, [name])
  addMembers(table, exported, [name])
  for (const key of ['posix', 'win32', 'promises', 'types', 'webcrypto', 'strict']) {
    const part = ownValueOf(exported, key)
    if (typeof part === 'object') addMembers(table, part, [name, key])
  }
}

function addMembers(table: Map<unknown, string[]>, holder: unknown, path: string[]): void {
  if ((typeof holder !== 'object' && typeof holder !== 'function') || holder === null) return
  // Getters of the platform warn, or load half of it.
  for (const key of Object.getOwnPropertyNames(holder)) add(table, ownValueOf(holder, key), [...path, key])
}

/** Primitives stand for themselves; symbols of the language do not. */
function add(table: Map<unknown, string[]>, value: unknown, path: string[]): void {
  const hasIdentity =
    typeof value === 'function' || typeof value === 'symbol' || (typeof value === 'object' && value !== null)
  if (hasIdentity && !table.has(value)) table.set(value, path)
}
