import { liveKernels } from './catalogue.ts'
import { Crew, type Outcome } from './crew.ts'
import { paintRows } from './fractal.ts'
import { requestIsolation } from './isolation.ts'
import { Lanes } from './lanes.ts'
import type { Report } from './messages.ts'

/** One run: on how many workers, how wide its lanes are drawn, and where. */
interface Lap {
  laneCount: number
  spanMs: number
  picture: string
}

/** Runs a kernel on one worker and then on many, draws their lanes, and says how much faster it went. */
class LiveDemo extends HTMLElement {
  #crew: Promise<Crew> | undefined
  #crewSize = 0

  connectedCallback(): void {
    const cores = navigator.hardwareConcurrency
    const field = this.#find('input', HTMLInputElement)
    field.value = String(Math.max(2, cores))
    this.#write('cores', String(cores))
    this.#write(
      'memory',
      globalThis.crossOriginIsolated
        ? 'shared: workers take parts by one atomic step'
        : 'not shared: each worker has a fixed share of the parts',
    )
    this.#find('button', HTMLButtonElement).addEventListener('click', () => void this.#run())
    void requestIsolation()
  }

  async #run(): Promise<void> {
    const button = this.#find('button', HTMLButtonElement)
    button.disabled = true
    this.removeAttribute('data-done')
    try {
      await this.#compare()
    } catch (error) {
      this.#say(`It did not run: ${String(error)}`)
    }
    button.disabled = false
  }

  async #compare(): Promise<void> {
    const name = this.#find('select', HTMLSelectElement).value
    const kernel = liveKernels.get(name)
    if (kernel === undefined) return
    const laneCount = Math.min(64, Math.max(1, Math.trunc(Number(this.#find('input', HTMLInputElement).value)) || 1))
    this.#say('Starting workers …')
    const crew = await this.#crewOf(laneCount)
    this.#say('On one worker …')
    const one = await this.#lap(crew, name, { laneCount: 1, spanMs: 1000, picture: '.lanes-one' })
    this.#say(`On ${laneCount} workers …`)
    const many = await this.#lap(crew, name, { laneCount, spanMs: one.ms, picture: '.lanes-many' })
    const [alone, together] = [kernel.show(one.results), kernel.show(many.results)]
    this.#finish({
      one,
      many,
      laneCount,
      sameness: alone === together ? 'yes, to the last bit' : 'no',
      result: together,
    })
  }

  #finish(run: { one: Outcome; many: Outcome; laneCount: number; sameness: string; result: string }): void {
    const speedUp = run.one.ms / run.many.ms
    this.#write('one', `${Math.round(run.one.ms)} ms`)
    this.#write('many', `${Math.round(run.many.ms)} ms`)
    this.#write('speed-up', `${speedUp.toFixed(2)} ×`)
    this.#write('same', run.sameness)
    this.#write('result', run.result)
    this.#say(
      `Your ${navigator.hardwareConcurrency} cores, ${run.laneCount} workers: ${speedUp.toFixed(2)} times as fast.`,
    )
    this.dataset['done'] = 'true'
  }

  /** Runs on some workers and draws what they do. */
  async #lap(crew: Crew, name: string, { laneCount, spanMs, picture }: Lap): Promise<Outcome> {
    const lanes = new Lanes(this.#find(picture, SVGSVGElement))
    const canvas = this.#find('canvas', HTMLCanvasElement)
    canvas.hidden = name !== 'mandelbrot'
    canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height)
    const listen = (report: Report): void => {
      lanes.show(report)
      if (name === 'mandelbrot' && report.type === 'end') paintRows(canvas, report.index, report.result as Uint16Array)
    }
    lanes.open(laneCount, spanMs)
    const outcome = await crew.run(name, laneCount, listen)
    lanes.close(laneCount === 1 ? outcome.ms : Math.max(spanMs, outcome.ms))
    return outcome
  }

  /** Returns a crew of that size at least; starting one takes longer than a run, so it is kept. */
  async #crewOf(count: number): Promise<Crew> {
    if (this.#crew === undefined || count > this.#crewSize) {
      void this.#crew?.then((crew) => crew.end())
      this.#crew = Crew.start(count)
      this.#crewSize = count
    }
    return this.#crew
  }

  #find<T extends Element>(selector: string, type: new () => T): T {
    const element = this.querySelector(selector)
    if (!(element instanceof type)) throw new Error(`The page has no ${selector}`)
    return element
  }

  #write(field: string, text: string): void {
    const element = this.querySelector(`[data-field="${field}"]`)
    if (element !== null) element.textContent = text
  }

  #say(text: string): void {
    this.#write('status', text)
  }
}

customElements.define('live-demo', LiveDemo)
