import { runsOf } from './ansi.ts'
import type { Recording } from './recording.ts'

/** Plays a recorded terminal; the recording is fetched when somebody wants to see it. */
class RecordedRun extends HTMLElement {
  #recording: Recording | undefined
  #rows: HTMLElement[] = []
  #next = 0
  #position = 0
  #timer = 0
  #isPlaying = false

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#toggle())
    this.querySelector('input')?.addEventListener('input', (event) => void this.#seek(event))
  }

  async #toggle(): Promise<void> {
    const recording = await this.#load()
    if (this.#isPlaying) return this.#pause()
    if (this.#next >= recording.frames.length) this.#jump(0)
    this.#isPlaying = true
    this.#label('Pause')
    this.#step(performance.now() - this.#position)
  }

  async #seek(event: globalThis.Event): Promise<void> {
    await this.#load()
    this.#pause()
    if (event.target instanceof HTMLInputElement) this.#jump(Number(event.target.value))
  }

  async #load(): Promise<Recording> {
    if (this.#recording !== undefined) return this.#recording
    const response = await fetch(this.dataset['source'] ?? '')
    const recording = (await response.json()) as Recording
    const screen = this.querySelector('pre')
    this.#rows = Array.from({ length: recording.rows }, () => document.createElement('span'))
    screen?.replaceChildren(...this.#rows.flatMap((row) => [row, '\n']))
    const slider = this.querySelector('input')
    if (slider !== null) slider.max = String(recording.frames.at(-1)?.at ?? 0)
    this.#recording = recording
    this.dataset['loaded'] = 'true'
    return recording
  }

  #pause(): void {
    this.#isPlaying = false
    clearTimeout(this.#timer)
    this.#label('Play')
  }

  /** Shows what the screen showed at a time: frames say what changed, so all up to it are played at once. */
  #jump(at: number): void {
    if (at < this.#position) this.#next = 0
    this.#position = at
    this.#drawUpTo(at)
  }

  #step(start: number): void {
    this.#position = performance.now() - start
    this.#drawUpTo(this.#position)
    const frame = this.#recording?.frames[this.#next]
    if (frame === undefined) return this.#pause()
    this.#timer = window.setTimeout(() => this.#step(start), Math.max(0, frame.at - this.#position))
  }

  #drawUpTo(at: number): void {
    const frames = this.#recording?.frames ?? []
    for (let frame = frames[this.#next]; frame !== undefined && frame.at <= at; frame = frames[this.#next]) {
      for (const [row, text] of frame.changed) this.#drawRow(row, text)
      this.#next += 1
    }
    const slider = this.querySelector('input')
    if (slider !== null) slider.value = String(Math.round(at))
  }

  #drawRow(row: number, text: string): void {
    const pieces = runsOf(text).map(({ text, classes }) => {
      const span = document.createElement('span')
      span.className = classes.join(' ')
      span.textContent = text
      return span
    })
    this.#rows[row]?.replaceChildren(...pieces)
  }

  #label(text: string): void {
    const button = this.querySelector('button')
    if (button !== null) button.textContent = text
  }
}

customElements.define('recorded-run', RecordedRun)
