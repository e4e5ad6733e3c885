/**
 * Crosses off in one segment of the sieve, and moves on to the next, which starts `length` bytes later.
 *
 * `primes` holds 32-bit primes; `next` eight 32-bit bytes for each, one for each residue; `masks` a byte for each of
 * those.
 */
export function crossOff(segment: usize, length: i32, primes: usize, next: usize, masks: usize, count: i32): void {
  for (let index = 0; index < count; index++) {
    const prime = load<i32>(primes + 4 * index)
    for (let residue = 0; residue < 8; residue++) {
      const place = next + 4 * (8 * index + residue)
      const mask = load<u8>(masks + 8 * index + residue)
      store<i32>(place, crossOne(segment, length, load<i32>(place), prime, mask) - length)
    }
  }
}

function crossOne(segment: usize, length: i32, first: i32, prime: i32, mask: u8): i32 {
  const thrice = 3 * prime
  let byte = first
  // Four at a time: the loop's own arithmetic costs as much as a crossing.
  while (byte < length - thrice) {
    const at = segment + byte
    store<u8>(at, load<u8>(at) | mask)
    store<u8>(at + prime, load<u8>(at + prime) | mask)
    store<u8>(at + 2 * prime, load<u8>(at + 2 * prime) | mask)
    store<u8>(at + thrice, load<u8>(at + thrice) | mask)
    byte += 4 * prime
  }
  while (byte < length) {
    const at = segment + byte
    store<u8>(at, load<u8>(at) | mask)
    byte += prime
  }
  return byte
}

/** Counts the bits that are 0 in `length` bytes, a multiple of 8. */
export function countZeroBits(segment: usize, length: i32): i32 {
  let count: i64 = 8 * <i64>length
  for (let at = segment; at < segment + length; at += 8) count -= popcnt(load<u64>(at))
  return <i32>count
}
