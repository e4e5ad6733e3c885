import { initialState, roundConstants } from './sha256-constants.ts'

const blockBytes = 64
const digestWords = 8

/** Hashes a padded message, then the digest, and so on, `rounds` times, in plain TypeScript. */
export function hashChainPlainly(blocks: Uint8Array, rounds: number): Uint32Array {
  const schedule = new Int32Array(blockBytes)
  const state = Int32Array.from(initialState)
  const view = new DataView(blocks.buffer, blocks.byteOffset, blocks.byteLength)
  for (let at = 0; at < blocks.length; at += blockBytes) {
    for (let word = 0; word < 16; word++) schedule[word] = view.getInt32(at + 4 * word)
    hashSchedule(state, schedule)
  }
  for (let round = 1; round < rounds; round++) {
    schedule.fill(0).set(state)
    schedule[digestWords] = 1 << 31
    schedule[15] = digestWords * 32
    state.set(initialState)
    hashSchedule(state, schedule)
  }
  return Uint32Array.from(state)
}

/** Hashes the 16 words at the start of `schedule` into `state` (FIPS 180-4, 6.2.2). */
function hashSchedule(state: Int32Array, schedule: Int32Array): void {
  for (let at = 16; at < 64; at++) {
    const w15 = schedule[at - 15] ?? 0
    const w2 = schedule[at - 2] ?? 0
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)
    schedule[at] = (schedule[at - 16] ?? 0) + s0 + (schedule[at - 7] ?? 0) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let at = 0; at < 64; at++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const one = (h + sum1 + (g ^ (e & (f ^ g))) + (roundConstants[at] ?? 0) + (schedule[at] ?? 0)) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const two = (sum0 + ((a & b) | (c & (a | b)))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [word, value] of [a, b, c, d, e, f, g, h].entries()) state[word] = (state[word] ?? 0) + value
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
