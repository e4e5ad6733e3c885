/** Bits of a digit: six digits make up 64 bits. */
const digitBits: i32 = 11
const digits: i32 = 6
const buckets: i32 = 1 << digitBits
const bucketMask: u64 = (1 << digitBits) - 1

/**
 * Sorts `count` doubles, digit by digit from the lowest, and returns where they are: `values` or `spare`.
 *
 * `places` is room for 6 * 2,048 32-bit numbers.
 */
export function sortDoubles(values: usize, spare: usize, places: usize, count: i32): usize {
  memory.fill(places, 0, 4 * digits * buckets)
  const end = values + 8 * count
  for (let at = values; at < end; at += 8) {
    const key = keyOf(load<u64>(at))
    for (let digit = 0; digit < digits; digit++) {
      const place = placeOf(places, digit, key)
      store<u32>(place, load<u32>(place) + 1)
    }
  }
  const anyKey = keyOf(load<u64>(values))
  let from = values
  let to = spare
  for (let digit = 0; digit < digits; digit++) {
    // The first and the last digit are never passed over, for there doubles become keys and keys doubles.
    const isInner = digit > 0 && digit < digits - 1
    if (isInner && isSame(places, digit, anyKey, count)) continue
    startPlaces(places + 4 * buckets * digit)
    if (isInner) scatter(from, to, places, digit, count)
    else if (digit === 0) scatterDoubles(from, to, places, count)
    else scatterToDoubles(from, to, places, count)
    const swapped = from
    from = to
    to = swapped
  }
  return from
}

/** Turns the bits of a double into an integer of the same order: -0 before 0, and NaN of any kind last. */
function keyOf(bits: u64): u64 {
  const magnitude = bits & 0x7fffffffffffffff
  if (magnitude > 0x7ff0000000000000) return 0xfff8000000000000
  return bits ^ (<u64>(<i64>bits >> 63) | 0x8000000000000000)
}

function bitsOf(key: u64): u64 {
  return key ^ (<u64>(<i64>~key >> 63) | 0x8000000000000000)
}

function placeOf(places: usize, digit: i32, key: u64): usize {
  const bucket = <usize>((key >> <u64>(digit * digitBits)) & bucketMask)
  return places + 4 * (<usize>(buckets * digit) + bucket)
}

/** Tells whether all keys have the same digit, so that nothing needs to move. */
function isSame(places: usize, digit: i32, anyKey: u64, count: i32): bool {
  return load<u32>(placeOf(places, digit, anyKey)) === count
}

function startPlaces(row: usize): void {
  let start: u32 = 0
  for (let at = row; at < row + 4 * buckets; at += 4) {
    const length = load<u32>(at)
    store<u32>(at, start)
    start += length
  }
}

function scatter(from: usize, to: usize, places: usize, digit: i32, count: i32): void {
  for (let at = from; at < from + 8 * count; at += 8) {
    const key = load<u64>(at)
    store<u64>(to + 8 * take(placeOf(places, digit, key)), key)
  }
}

function scatterDoubles(from: usize, to: usize, places: usize, count: i32): void {
  for (let at = from; at < from + 8 * count; at += 8) {
    const key = keyOf(load<u64>(at))
    store<u64>(to + 8 * take(placeOf(places, 0, key)), key)
  }
}

function scatterToDoubles(from: usize, to: usize, places: usize, count: i32): void {
  for (let at = from; at < from + 8 * count; at += 8) {
    const key = load<u64>(at)
    store<u64>(to + 8 * take(placeOf(places, digits - 1, key)), bitsOf(key))
  }
}

/** Returns the next place of a bucket, and moves it on. */
function take(place: usize): usize {
  const index = load<u32>(place)
  store<u32>(place, index + 1)
  return index
}
