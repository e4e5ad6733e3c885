import type { Backend } from '@mp/core'
import type { Demo, DemoContext } from '../demos/demo.ts'
import { runningDemo } from '../model/tour-state.ts'
import { Hold } from './hold.ts'
import { now } from './now.ts'
import { OpenPools } from './open-pools.ts'
import type { TourStore } from './tour-store.ts'

/** How a tour goes. */
export interface TourOptions {
  demos: readonly Demo[]
  /** Cores that this program may use. */
  cores: number
  cacheFolder: string
  /** How long each result stays before the next demo begins, in milliseconds. */
  holdMs: number
  /** Whether to wait for more after the last demo, until `stop`. */
  staysOpen: boolean
}

/** Runs one demo after another and does what the keys ask for meanwhile. */
export class Tour {
  readonly #store: TourStore
  readonly #options: TourOptions
  readonly #hold = new Hold()
  /** Called after each demo, whatever came of it. */
  onDemoEnd: (demo: string) => void = () => {}
  #pending: Demo[]
  #abort = new AbortController()
  #pools: OpenPools | undefined
  #isStopped = false

  constructor(store: TourStore, options: TourOptions) {
    this.#store = store
    this.#options = options
    this.#pending = [...options.demos]
  }

  /** Runs all demos; resolves when they are done, or after `stop` if the tour stays open. */
  async run(): Promise<void> {
    while (!this.#isStopped) {
      const demo = this.#pending.shift()
      if (demo === undefined) {
        this.#store.dispatch({ type: 'tour-over' })
        if (!this.#options.staysOpen) return
        await this.#hold.wait()
        continue
      }
      await this.#runDemo(demo)
      if (this.#pending.length > 0 && !this.#isStopped) await this.#hold.wait(this.#options.holdMs)
    }
  }

  /** Runs the demo that is shown, now; one that is running is stopped and comes back in its turn. */
  runSelected(): void {
    const { selected, demos } = this.#store.state
    const chosen = this.#options.demos.find(({ id }) => id === demos[selected]?.id)
    if (chosen === undefined) return
    const interrupted = this.#options.demos.filter(
      ({ id }) => id !== chosen.id && demos.some((demo) => demo.id === id && demo.status === 'running'),
    )
    this.#pending = [chosen, ...interrupted, ...this.#pending.filter(({ id }) => id !== chosen.id)]
    this.#store.dispatch({ type: 'follow' })
    this.#abort.abort(new Error('another demo was chosen'))
    this.#hold.release()
  }

  /** Pauses or goes on. */
  togglePause(): void {
    const isPaused = !this.#store.state.isPaused
    this.#store.dispatch({ type: 'pause', isPaused })
    this.#pools?.setPaused(isPaused)
    this.#hold.setPaused(isPaused)
    const demo = runningDemo(this.#store.state)
    if (demo === undefined || !isPaused) return
    const entry = { at: now(), level: 'warning', text: 'paused: what is being timed includes the pause' } as const
    this.#store.dispatch({ type: 'demo-log', demo: demo.id, entry })
  }

  /** Adds or takes away workers, in the running pool and for the demos that follow. */
  changeWorkers(by: number): number {
    const current = this.#store.state.workers ?? this.#runningWorkers() ?? this.#options.cores
    const workers = Math.min(64, Math.max(1, current + by))
    this.#store.dispatch({ type: 'workers', workers })
    this.#pools?.resize(workers)
    return workers
  }

  /** Changes between processes and threads, and runs the demo again. */
  toggleBackend(): Backend {
    const backend = this.#store.state.backend === 'process' ? 'thread' : 'process'
    this.#store.dispatch({ type: 'backend', backend })
    this.runSelected()
    return backend
  }

  /** Kills a worker at work; returns undefined when none is, and then the next to begin a task. */
  kill(): number | undefined {
    return this.#pools?.kill()
  }

  /** Whether a demo is running now. */
  get isBusy(): boolean {
    return this.#pools !== undefined
  }

  /** Notes on which core each worker was last seen. */
  locateWorkers(): void {
    const placements = (this.#pools?.stats() ?? []).flatMap(({ workers }) =>
      workers.flatMap(({ id, core, state }) =>
        core === undefined || state !== 'running' ? [] : [{ name: `w${id}`, core }],
      ),
    )
    this.#store.dispatch({ type: 'placements', placements })
  }

  /** Ends the tour; what runs is stopped. */
  stop(): void {
    this.#isStopped = true
    this.#abort.abort(new Error('the tour was left'))
    this.#hold.release()
  }

  #runningWorkers(): number | undefined {
    return this.#pools?.stats().at(-1)?.workers.length
  }

  async #runDemo(demo: Demo): Promise<void> {
    const { id } = demo
    this.#abort = new AbortController()
    const { signal } = this.#abort
    const pools = new OpenPools({
      isPaused: this.#store.state.isPaused,
      onEvent: (event) => this.#store.dispatch({ type: 'pool', demo: id, event }),
    })
    this.#pools = pools
    this.#store.dispatch({ type: 'demo-start', at: now(), demo: id })
    try {
      const outcome = await demo.run(this.#contextFor(id, pools))
      this.#store.dispatch({ type: 'demo-end', at: now(), demo: id, outcome })
    } catch (error) {
      if (signal.aborted) this.#store.dispatch({ type: 'demo-stop', at: now(), demo: id })
      else this.#store.dispatch({ type: 'demo-error', at: now(), demo: id, error: messageOf(error) })
    } finally {
      await pools.terminate()
      this.#pools = undefined
      this.onDemoEnd(id)
    }
  }

  #contextFor(demo: string, pools: OpenPools): DemoContext {
    const { cores, cacheFolder } = this.#options
    const store = this.#store
    const { backend } = store.state
    return {
      signal: this.#abort.signal,
      backend,
      cores,
      cacheFolder,
      workersOr: (own) => store.state.workers ?? own,
      phase: (phase, taskCount) => store.dispatch({ type: 'demo-phase', demo, phase, taskCount }),
      log: (text) => store.dispatch({ type: 'demo-log', demo, entry: { at: now(), level: 'note', text } }),
      openPool: (options) => pools.open({ backend, ...options }),
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
