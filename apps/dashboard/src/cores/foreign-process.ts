/** Another program that uses a core. */
export interface ForeignProcess {
  pid: number
  name: string
  /** The core it ran on last. */
  core: number
  /** Share of one core that it used, from 0 to 1 and more. */
  share: number
}
