/** Colours that every terminal has; each is only ever a second way of saying what a glyph or word says. */
export type Colour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'gray'

/** A piece of a row in one style; plain text without escape codes. */
export interface Segment {
  text: string
  colour?: Colour
  bold?: boolean
  dim?: boolean
}

/** A row of the screen. */
export type Row = readonly Segment[]

/** Makes a plain segment, or a coloured one. */
export function text(content: string, colour?: Colour): Segment {
  return colour === undefined ? { text: content } : { text: content, colour }
}

/** Makes a bold segment. */
export function bold(content: string, colour?: Colour): Segment {
  return { ...text(content, colour), bold: true }
}

/** Makes a dim segment. */
export function dim(content: string): Segment {
  return { text: content, dim: true }
}

/** Counts the columns of a row; every glyph we draw is one column wide. */
export function widthOf(row: Row): number {
  return row.reduce((sum, segment) => sum + columnsOf(segment.text), 0)
}

/** Counts the columns of a text. */
export function columnsOf(content: string): number {
  let columns = content.length
  // The second half of a pair is no character of its own.
  for (let index = 0; index < content.length; index++) {
    if ((content.charCodeAt(index) & 0xfc00) === 0xdc00) columns -= 1
  }
  return columns
}

/** Cuts or pads a row to exactly `width` columns. */
export function fit(row: Row, width: number): Row {
  const kept: Segment[] = []
  let left = Math.max(0, width)
  for (const segment of row) {
    if (left === 0) break
    // Shorter in code units is shorter in characters too, and is known at once.
    if (segment.text.length <= left && segment.text.length > 0) {
      left -= columnsOf(segment.text)
      kept.push(segment)
      continue
    }
    const characters = [...segment.text].slice(0, left)
    left -= characters.length
    if (characters.length > 0) kept.push({ ...segment, text: characters.join('') })
  }
  if (left > 0) kept.push({ text: ' '.repeat(left) })
  return kept
}

/** Puts `right` at the right edge, if both have room; else cuts `left`. */
export function spread(left: Row, right: Row, width: number): Row {
  const room = Math.max(0, width - widthOf(right) - 1)
  return fit([...fit(left, room), { text: ' ' }, ...right], width)
}

/** Joins the texts of a row, for surfaces without colour and for tests. */
export function plainText(row: Row): string {
  return row.map((segment) => segment.text).join('')
}

/** Makes a text safe to draw: control characters and characters of more than one column give way. */
export function printable(content: string): string {
  return content
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u2190-\u21ff\u2264\u2265]/gu, '?')
}
