/**
 * Hashes `blocks` blocks of 64 bytes into the eight words of `state`.
 *
 * `constants` holds the 64 words of FIPS 180-4, 4.2.2; `schedule` is room for 64 words.
 */
export function hashBlocks(state: usize, block: usize, blocks: i32, constants: usize, schedule: usize): void {
  for (let index = 0; index < blocks; index++) {
    for (let at = 0; at < 64; at += 4) store<u32>(schedule + at, bswap(load<u32>(block + 64 * index + at)))
    hashSchedule(state, constants, schedule)
  }
}

/**
 * Hashes the digest in `state`, then that digest, and so on, `rounds` times.
 *
 * `initial` holds the eight words that a hash begins with.
 */
export function hashDigests(state: usize, rounds: u32, initial: usize, constants: usize, schedule: usize): void {
  for (let round: u32 = 0; round < rounds; round++) {
    memory.copy(schedule, state, 32)
    memory.fill(schedule + 32, 0, 28)
    store<u32>(schedule, 0x80000000, 32)
    store<u32>(schedule, 256, 60)
    memory.copy(state, initial, 32)
    hashSchedule(state, constants, schedule)
  }
}

function hashSchedule(state: usize, constants: usize, schedule: usize): void {
  for (let at = schedule + 64; at < schedule + 256; at += 4) {
    const w15 = load<u32>(at - 60)
    const w2 = load<u32>(at - 8)
    const s0 = rotr(w15, 7) ^ rotr(w15, 18) ^ (w15 >> 3)
    const s1 = rotr(w2, 17) ^ rotr(w2, 19) ^ (w2 >> 10)
    store<u32>(at, load<u32>(at - 64) + s0 + load<u32>(at - 28) + s1)
  }
  let a = load<u32>(state),
    b = load<u32>(state, 4),
    c = load<u32>(state, 8),
    d = load<u32>(state, 12)
  let e = load<u32>(state, 16),
    f = load<u32>(state, 20),
    g = load<u32>(state, 24),
    h = load<u32>(state, 28)
  for (let at: usize = 0; at < 256; at += 4) {
    const sum1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
    const one = h + sum1 + (g ^ (e & (f ^ g))) + load<u32>(constants + at) + load<u32>(schedule + at)
    const sum0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
    const two = sum0 + ((a & b) | (c & (a | b)))
    h = g
    g = f
    f = e
    e = d + one
    d = c
    c = b
    b = a
    a = one + two
  }
  addTo(state, a)
  addTo(state + 4, b)
  addTo(state + 8, c)
  addTo(state + 12, d)
  addTo(state + 16, e)
  addTo(state + 20, f)
  addTo(state + 24, g)
  addTo(state + 28, h)
}

function addTo(at: usize, word: u32): void {
  store<u32>(at, load<u32>(at) + word)
}
