/** What changed on a screen since the frame before. */
export interface Frame {
  /** Milliseconds since the recording began. */
  at: number
  /** Row and new text of each line that changed, colours as escape codes. */
  changed: [row: number, text: string][]
}

/** A terminal, recorded. */
export interface Recording {
  /** What was typed. */
  command: string
  columns: number
  rows: number
  frames: Frame[]
}
