import { listPrograms, type WatchableProgram } from '@mp/core/monitor'
import { type Left, mountRows, type ScreenStreams } from '../../surface/mount-rows.tsx'
import type { Glyphs } from '../../view/glyphs.ts'
import { type ChooserState, chooserScreen } from '../../view/top/chooser-rows.ts'
import type { ProgramAddress } from '../../watch/live-program.ts'

/** How often the list is made anew, in milliseconds. */
const listMs = 1000

/** Lets the user choose a program; returns how the list was left when none was chosen. */
export async function chooseProgram(
  programs: readonly WatchableProgram[],
  options: ScreenStreams & { glyphs: Glyphs },
): Promise<ProgramAddress | Left> {
  const list = new ProgramList(programs)
  // Whoever waited for a program to come wants to see it.
  list.onFirst = () => screen.leave('done')
  const screen = mountRows<ChooserState>(
    {
      subscribe: list.subscribe,
      snapshot: list.snapshot,
      draw: (state, size) => chooserScreen(state, size, options.glyphs),
      press: (key) => list.press(key),
    },
    options,
  )
  const stop = list.renew()
  const left = await screen.left
  stop()
  return list.chosen ?? left
}

/** The list as it is shown, outside React. */
class ProgramList {
  #state: ChooserState
  readonly #listeners = new Set<() => void>()
  chosen: ProgramAddress | undefined
  /** Called when the first program comes into an empty list, and is chosen. */
  onFirst: () => void = () => {}

  constructor(programs: readonly WatchableProgram[]) {
    this.#state = { programs, selected: 0, now: Date.now() }
  }

  readonly snapshot = (): ChooserState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes a key; returns whether to leave. */
  press(key: string): boolean {
    const { programs, selected } = this.#state
    if (key === 'q' || key === 'ctrl+c' || key === 'escape') return true
    if (key === 'up' || key === 'k') this.#set({ selected: Math.max(0, selected - 1) })
    if (key === 'down' || key === 'j') this.#set({ selected: Math.min(Math.max(0, programs.length - 1), selected + 1) })
    if (key !== 'return') return false
    this.#choose(programs[Math.min(selected, programs.length - 1)])
    return this.chosen !== undefined
  }

  #choose(program: WatchableProgram | undefined): void {
    this.chosen = program === undefined ? undefined : { pid: program.pid, threadId: program.threadId }
  }

  /** Makes the list anew every second; returns what ends that. */
  renew(): () => void {
    let timer: NodeJS.Timeout | undefined
    let isStopped = false
    const look = async (): Promise<void> => {
      const programs = await listPrograms()
      if (isStopped) return
      const wasEmpty = this.#state.programs.length === 0
      this.#set({ programs, now: Date.now() })
      if (wasEmpty && programs.length === 1) {
        this.#choose(programs[0])
        return this.onFirst()
      }
      timer = setTimeout(() => void look(), listMs)
    }
    timer = setTimeout(() => void look(), listMs)
    return () => {
      isStopped = true
      clearTimeout(timer)
    }
  }

  #set(change: Partial<ChooserState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
