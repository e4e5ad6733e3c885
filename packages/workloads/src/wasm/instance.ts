import { moduleText } from './generated/module-text.ts'
import type { KernelFunctions } from './kernel-functions.ts'

/** The part of the global that is used here; types of Node have none, and those of browsers bring much else. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: { env: { memory: Memory } }) => { readonly exports: KernelFunctions }
  readonly Memory: new (limits: { initial: number; maximum: number }) => Memory
}

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** An instance of the compiled kernels, and the memory that is its own. */
export interface Instance {
  readonly functions: KernelFunctions
  readonly memory: Memory
}

const pageBytes = 2 ** 16
/** A memory never shrinks, so one that is larger is not kept. */
const keptBytes = 2 ** 26
/** Addresses are 32 bits wide; a page is left out, so that they fit with room. */
const maxBytes = 2 ** 32 - pageBytes

let compiled: object | null | undefined
let kept: Instance | undefined
let isPlain = false

/**
 * Runs a function with every kernel in its plain TypeScript form, and returns what it returns.
 *
 * @remarks
 * Kernels do so by themselves where there is no WebAssembly with SIMD, or a page's policy forbids it. Results are the
 * same, bit for bit. Use this to compare the two.
 * @param run - Must not be async: what it does after its first `await` is no longer meant.
 * @example
 * ```ts @import.meta.vitest
 * import { sumOfSquares } from '@mp/workloads'
 * expect(withoutWebAssembly(() => sumOfSquares(0, 1_000_000))).toBe(sumOfSquares(0, 1_000_000))
 * ```
 */
export function withoutWebAssembly<T>(run: () => T): T {
  const before = isPlain
  isPlain = true
  try {
    return run()
  } finally {
    isPlain = before
  }
}

/**
 * Hands an instance with memory of at least `byteLength` to `use`, and returns what that returns; `undefined` where the
 * plain form must do: without WebAssembly, or without so much memory.
 *
 * @remarks
 * The memory holds whatever was left in it. It is valid until `use` returns, and `use` must not call this again.
 */
export function withInstance<T>(byteLength: number, use: (instance: Instance) => T): T | undefined {
  const instance = byteLength <= keptBytes ? keptInstance(byteLength) : newInstance(byteLength)
  return instance === undefined ? undefined : use(instance)
}

/** Makes an instance that only the caller has; `undefined` where there can be none. */
export function newInstance(byteLength: number): Instance | undefined {
  const module = isPlain || byteLength > maxBytes ? undefined : compile()
  if (module === undefined) return undefined
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(byteLength / pageBytes), maximum: maxBytes / pageBytes })
    return { functions: new WebAssembly.Instance(module, { env: { memory } }).exports, memory }
  } catch {
    return undefined
  }
}

function keptInstance(byteLength: number): Instance | undefined {
  if (isPlain) return undefined
  kept ??= newInstance(pageBytes)
  const missing = byteLength - (kept?.memory.buffer.byteLength ?? 0)
  if (kept === undefined || missing <= 0) return kept
  try {
    kept.memory.grow(Math.ceil(missing / pageBytes))
    return kept
  } catch {
    return undefined
  }
}

/** Compiles on first use, once for each thread: a compiled module that is posted starts no sooner. */
function compile(): object | undefined {
  if (compiled !== undefined) return compiled ?? undefined
  try {
    compiled = new WebAssembly.Module(Uint8Array.from(atob(moduleText), (character) => character.charCodeAt(0)))
  } catch {
    compiled = null
  }
  return compiled ?? undefined
}
