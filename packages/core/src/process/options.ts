/** Options of a `Process` or a `Thread`. */
export interface ProcessOptions<A extends readonly unknown[]> {
  /** Arguments of the function. */
  args?: A
  /**
   * Name for people; need not be unique.
   * @defaultValue `Process-1`, `Process-2` …, and below a process its name and a number: `Process-1:1`
   */
  name?: string
  /**
   * Whether it ends with the program, which otherwise waits for it.
   * @defaultValue that of the process that makes it
   */
  daemon?: boolean
}
