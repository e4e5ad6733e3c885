import { type Count, CountedJob } from '../model/watch/counted-job.ts'
import { now } from '../tour/now.ts'
import { followOwnPools } from '../watch/own-pools.ts'
import { TopStore } from '../watch/top-store.ts'
import { HeldText } from './held-text.ts'
import type { OwnSurface } from './own-surface.ts'
import { type ShownProgress, showProgress } from './show-progress.ts'
import { WorkerLog } from './worker-log.ts'

/** What is shown as being done. */
export interface ProgressFacts {
  /** Such as `mp run`. */
  command: string
  /** What it does, such as the name of a function. */
  name: string
  /** Whether its pools are watched and the picture moves; not while times are measured: then it changes at steps. */
  isLive: boolean
}

/** The progress of a command, drawn from the model of `mp top`; what is written meanwhile goes above it. */
export class CommandProgress implements AsyncDisposable {
  readonly #store: TopStore
  readonly #job: CountedJob
  readonly #isLive: boolean
  readonly #surface: OwnSurface
  readonly #following: Disposable | undefined
  readonly #held = new HeldText()
  readonly #log: WorkerLog | undefined
  #shown: ShownProgress | undefined
  #screen: Promise<void> | undefined
  #leaveScreen = (): void => {}
  #countedAt: number | undefined
  /** Results are not lost to a second Ctrl-C. */
  readonly #onExit = (): void => this.#held.write()
  /** A terminal that is closed ends the command as `kill` does, so that nothing is left behind. */
  readonly #onHangUp = (): void => void process.kill(process.pid, 'SIGTERM')

  constructor({ command, name, isLive }: ProgressFacts, surface: OwnSurface) {
    this.#isLive = isLive
    this.#surface = surface
    this.#store = new TopStore({ type: 'live', recording: undefined, replay: undefined, command })
    this.#log = isLive && surface.isDrawn ? new WorkerLog() : undefined
    this.#store.subscribe(() => this.#flush())
    process.on('exit', this.#onExit)
    process.on('SIGHUP', this.#onHangUp)
    this.#job = new CountedJob(this.#store.state.program, { name, at: now() })
    this.#following = isLive ? followOwnPools(this.#store, this.#job) : undefined
    if (surface.kind === 'full') this.#screen = this.#showScreen()
    else this.#show(surface.kind)
  }

  /** File that workers are to write into, as what they wrote themselves would spoil the drawing; undefined without one. */
  get workerLog(): string | undefined {
    return this.#log?.path
  }

  /** Takes it that so much is done, and says what comes next, if that has a name. */
  count(count: Count, step?: string): void {
    const at = now()
    if (!this.#isLive && this.#countedAt !== undefined) this.#job.timeStep(at - this.#countedAt, at)
    this.#countedAt = at
    this.#job.count(count, at)
    if (step !== undefined) this.#store.hint(step)
    if (this.#isLive) return
    this.#store.set({ now: at })
    this.#store.publish()
  }

  /** Writes a result to stdout; where progress is drawn on the same terminal, with the next picture. */
  result(text: string): void {
    if (!process.stdout.isTTY || !this.#surface.isDrawn) return void process.stdout.write(text)
    this.#takeLog()
    if (this.#held.add(process.stdout, text) || !this.#isLive) this.#flush()
  }

  /** Writes a line to stderr. */
  log(text: string): void {
    this.#held.add(process.stderr, text)
    this.#flush()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#following?.[Symbol.dispose]()
    this.#leaveScreen()
    await this.#screen
    this.#flush()
    this.#shown?.[Symbol.dispose]()
    this.#shown = undefined
    this.#log?.[Symbol.dispose]()
    process.off('exit', this.#onExit)
    process.off('SIGHUP', this.#onHangUp)
  }

  /** What comes while the whole screen is taken waits for its end. */
  #flush(): void {
    this.#takeLog()
    if (this.#held.isEmpty || this.#screen !== undefined) return
    if (this.#shown === undefined) this.#held.write()
    else this.#shown.aside(() => this.#held.write())
  }

  /** In order: what a worker wrote before its result stands above that. */
  #takeLog(): void {
    const logged = this.#log?.read() ?? ''
    if (logged !== '') this.#held.add(process.stderr, logged)
  }

  #show(kind: Exclude<OwnSurface['kind'], 'full'>): void {
    const { glyphs, delayMs } = this.#surface
    const clock = this.#isLive ? 'moves' : 'stands'
    this.#shown = showProgress(this.#store, kind, { stream: process.stderr, glyphs, delayMs, clock, isKept: false })
  }

  /** Whoever leaves the screen while there is work has the rest of it under the log. */
  async #showScreen(): Promise<void> {
    const { showOwnScreen } = await import('./own-screen.ts')
    let hasEnded = false
    this.#leaveScreen = () => void (hasEnded = true)
    const screen = await showOwnScreen(this.#store, this.#surface.glyphs)
    if (hasEnded) screen.leave()
    this.#leaveScreen = () => {
      hasEnded = true
      screen.leave()
    }
    await screen.left
    this.#screen = undefined
    if (!hasEnded) this.#show('inline')
  }
}
