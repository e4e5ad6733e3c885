/** The bits between two markers. */
export interface EntropySegment {
  /** Without the zeros that tell a byte of ones from a marker, and with three bytes of zeros behind, to be read past the end. */
  bits: Uint8Array
  /** How many bits there are. */
  count: number
  /** Place of the marker behind them in the file; that of its end where there is none. */
  end: number
}

/** Bytes behind the last one. */
const SPARE = 3

/** Reads the bits from a place up to the next marker; ITU T.81, B.1.1.5. */
export function readSegment(file: Buffer, start: number): EntropySegment {
  const bits = Buffer.alloc(segmentEnd(file, start) - start + SPARE)
  let [from, to] = [start, 0]
  while (true) {
    const next = file.indexOf(0xff, from)
    const isStuffed = next !== -1 && file[next + 1] === 0
    const end = next === -1 ? file.byteLength : next
    to += file.copy(bits, to, from, isStuffed ? end + 1 : end)
    if (!isStuffed) return { bits, count: 8 * to, end }
    from = next + 2
  }
}

function segmentEnd(file: Buffer, start: number): number {
  let at = file.indexOf(0xff, start)
  while (at !== -1 && file[at + 1] === 0) at = file.indexOf(0xff, at + 2)
  return at === -1 ? file.byteLength : at
}
