/** One input of the function, or the line that is none. */
export type Item =
  | { type: 'input'; index: number; input: unknown }
  | { type: 'broken'; index: number; line: string; error: Error }

/** How the call for one item ended; `left` for one that was not begun. */
export type ItemOutcome = { index: number; input: unknown } & (
  | { status: 'done'; json: string; isResumed: boolean }
  | { status: 'failed'; error: unknown }
  | { status: 'left' }
)
