import { withInstance } from '../wasm/instance.ts'
import { Layout } from '../wasm/layout.ts'
import { initialState, roundConstants } from './sha256-constants.ts'

/** Hashes a padded message, then the digest, and so on, `rounds` times, in WebAssembly; `undefined` where there is none. */
export function hashChain(blocks: Uint8Array, rounds: number): Uint32Array | undefined {
  const layout = new Layout()
  const state = layout.add(initialState.byteLength)
  const initial = layout.add(initialState.byteLength)
  const constants = layout.add(roundConstants.byteLength)
  const schedule = layout.add(256)
  const message = layout.add(blocks.length)
  return withInstance(layout.byteLength, ({ functions, memory: { buffer } }) => {
    const words = new Uint32Array(buffer, state, initialState.length)
    words.set(initialState)
    new Uint32Array(buffer, initial).set(initialState)
    new Uint32Array(buffer, constants).set(roundConstants)
    new Uint8Array(buffer, message).set(blocks)
    functions.hashBlocks(state, message, blocks.length / 64, constants, schedule)
    functions.hashDigests(state, rounds - 1, initial, constants, schedule)
    return words.slice()
  })
}
