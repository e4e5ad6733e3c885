/** One part of a picture of memory: where it is drawn, and what it is. */
export interface Part {
  id: string
  /** Left, top, width and height in the picture. */
  box: readonly [x: number, y: number, width: number, height: number]
  title: string
  /** A second, smaller line in the picture. */
  note?: string
  /** What it is, in a sentence or two. */
  text: string
  /** `frame` holds others, `shared` is memory of several. */
  look?: 'frame' | 'shared'
}

/** Something that a button shows: which parts light up one after the other, and what that means. */
interface Act {
  id: string
  label: string
  steps: readonly (readonly string[])[]
  text: string
}

/** A picture of memory with its acts. */
export interface Picture {
  id: string
  title: string
  height: number
  parts: readonly Part[]
  acts: readonly Act[]
}
