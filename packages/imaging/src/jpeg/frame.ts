/** One of the planes of a JPEG: brightness, or a colour. */
interface Component {
  id: number
  /** Blocks from left to right in each unit of an interleaved scan. */
  across: number
  /** Blocks from top to bottom. */
  down: number
}

/** What the frame header of a JPEG says; ITU T.81, B.2.2. */
export interface Frame {
  width: number
  height: number
  components: readonly Component[]
}

/** Huffman tables that the blocks of a plane are coded with, each as its class (0 for DC, 1 for AC) times 4 plus its number. */
export interface BlockTables {
  dc: number
  ac: number
}

/** What the header of a scan says together with that of the frame; ITU T.81, B.2.3. */
export interface Scan {
  /** Tables of each block of a unit, in order. */
  blocks: readonly BlockTables[]
  units: number
}

/** Side of a block in pixels. */
const BLOCK = 8

/** Reads the segment of a frame of 8 bits; undefined where it makes no sense. */
export function readFrame(segment: Buffer): Frame | undefined {
  const count = segment[9] ?? 0
  if (segment.byteLength < 10 + 3 * count || segment[4] !== BLOCK || count === 0) return undefined
  const components = Array.from({ length: count }, (_, index): Component => {
    const at = 10 + 3 * index
    const sampling = segment[at + 1] ?? 0
    return { id: segment[at] ?? 0, across: sampling >> 4, down: sampling & 15 }
  })
  const [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)]
  const isSound =
    height > 0 && width > 0 && components.every(({ across, down }) => isSampling(across) && isSampling(down))
  return isSound ? { width, height, components } : undefined
}

function isSampling(factor: number): boolean {
  return factor >= 1 && factor <= 4
}

/** Reads the header of a scan that holds whole coefficients; undefined where it does not, or makes no sense. */
export function readScan(segment: Buffer, frame: Frame): Scan | undefined {
  const count = segment[4] ?? 0
  if (count === 0 || segment.byteLength < 8 + 2 * count) return undefined
  const parts = Array.from({ length: count }, (_, index) => {
    const at = 5 + 2 * index
    const tables = segment[at + 1] ?? 0
    const component = frame.components.find(({ id }) => id === segment[at])
    return { component, tables: { dc: (tables >> 4) & 3, ac: 4 + (tables & 3) } }
  })
  const sound = parts.flatMap(({ component, tables }) => (component === undefined ? [] : [{ component, tables }]))
  return sound.length === count ? scanOf(sound, frame) : undefined
}

function scanOf(parts: readonly { component: Component; tables: BlockTables }[], frame: Frame): Scan {
  const widest = Math.max(...frame.components.map(({ across }) => across))
  const highest = Math.max(...frame.components.map(({ down }) => down))
  const [only] = parts
  // A plane that is alone in its scan has no blocks beyond its edge; A.2.2.
  if (parts.length === 1 && only !== undefined) {
    const { across, down } = only.component
    const columns = Math.ceil(Math.ceil((frame.width * across) / widest) / BLOCK)
    const rows = Math.ceil(Math.ceil((frame.height * down) / highest) / BLOCK)
    return { blocks: [only.tables], units: columns * rows }
  }
  const blocks = parts.flatMap(({ component: { across, down }, tables }) =>
    Array.from({ length: across * down }, () => tables),
  )
  return { blocks, units: Math.ceil(frame.width / (BLOCK * widest)) * Math.ceil(frame.height / (BLOCK * highest)) }
}
