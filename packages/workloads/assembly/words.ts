/**
 * Words and their counts in an open hash table. A slot has 32 bytes: the first 16 bytes of the word, filled up with
 * zeros, its length, its count (0 in a free slot), where it is kept if it is longer than 16 bytes, and its number.
 */
const slotBytes: u32 = 32
const lengthField: usize = 16
const countField: usize = 20
const placeField: usize = 24
const numberField: usize = 28

let table: usize = 0
let slots: u32 = 0
let size: u32 = 0
/** Where bytes of long words go next. */
let heap: usize = 0

/** Begins an empty table of `slotCount` slots, a power of 2, at `at`; long words and larger tables come after it. */
export function startTable(at: usize, slotCount: u32): void {
  table = at
  slots = slotCount
  size = 0
  heap = at + slotBytes * slotCount
  memory.fill(table, 0, slotBytes * slots)
}

/** Moves to a table of four times the size, at the end of what is in use; returns where it is. */
export function growTable(): usize {
  const old = table
  const end = table + slotBytes * slots
  slots *= 4
  table = reserve(slotBytes * slots)
  for (let at = old; at < end; at += slotBytes) {
    if (load<u32>(at, countField) === 0) continue
    const hash = hashOf(load<u64>(at), load<u64>(at, 8), load<u32>(at, lengthField))
    let slot = slotOf(hash)
    while (load<u32>(slot, countField) !== 0) slot = nextSlot(slot)
    memory.copy(slot, at, slotBytes)
  }
  return table
}

/** Takes memory that is filled with zeros. */
function reserve(bytes: usize): usize {
  const at = (heap + 15) & ~15
  const pages = <i32>((at + bytes + 0xffff) >> 16)
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable()
  heap = at + bytes
  return at
}

/**
 * Counts the words of `length` bytes at `text`; 64 bytes of white space must follow. Returns the bytes that are done,
 * fewer than `length` when the table must grow first.
 */
export function addText(text: usize, length: u32): u32 {
  const end = text + length
  let start = text
  for (let at = text; at < end; at += 64) {
    let spaces = spacesAt(at) | (spacesAt(at + 16) << 16) | (spacesAt(at + 32) << 32) | (spacesAt(at + 48) << 48)
    while (spaces !== 0) {
      const stop = at + <usize>ctz(spaces)
      spaces &= spaces - 1
      if (stop > start) addWord(start, <u32>(stop - start))
      start = stop + 1
    }
    if (size * 2 > slots && start < end) return <u32>(start - text)
  }
  return length
}

/** Returns a bit for each of 16 bytes, 1 for ASCII white space. */
function spacesAt(at: usize): u64 {
  const bytes = v128.load(at)
  const controls = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(9)), i8x16.splat(4))
  return <u64>i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(32)), controls)) & 0xffff
}

function addWord(start: usize, length: u32): void {
  const low = load<u64>(start) & maskOf(length)
  const high = length > 8 ? load<u64>(start, 8) & maskOf(length - 8) : 0
  let slot = slotOf(hashOf(low, high, length))
  while (true) {
    const count = load<u32>(slot, countField)
    if (count === 0) return addSlot(slot, low, high, start, length)
    if (load<u64>(slot) === low && load<u64>(slot, 8) === high && isSame(slot, start, length)) {
      store<u32>(slot, count + 1, countField)
      return
    }
    slot = nextSlot(slot)
  }
}

function addSlot(slot: usize, low: u64, high: u64, start: usize, length: u32): void {
  store<u64>(slot, low)
  store<u64>(slot, high, 8)
  store<u32>(slot, length, lengthField)
  store<u32>(slot, 1, countField)
  store<u32>(slot, size++, numberField)
  if (length <= 16) return
  const place = reserve(length)
  memory.copy(place, start, length)
  store<u32>(slot, <u32>place, placeField)
}

function isSame(slot: usize, start: usize, length: u32): bool {
  if (load<u32>(slot, lengthField) !== length) return false
  return length <= 16 || memory.compare(load<u32>(slot, placeField), start, length) === 0
}

/** Keeps the first bytes of eight, up to all. */
function maskOf(length: u32): u64 {
  return length >= 8 ? 0xffffffffffffffff : ((<u64>1) << (<u64>(8 * length))) - 1
}

/** Mixes by a multiplication whose high bits depend on all. */
function hashOf(low: u64, high: u64, length: u32): u32 {
  const mixed = (low ^ rotl(high, 29) ^ <u64>length) * 0x9e3779b97f4a7c15
  return <u32>(((mixed ^ (mixed >> 29)) * 0xbf58476d1ce4e5b9) >> 32)
}

function slotOf(hash: u32): usize {
  return table + slotBytes * (hash & (slots - 1))
}

function nextSlot(slot: usize): usize {
  const next = slot + slotBytes
  return next === table + slotBytes * slots ? table : next
}
