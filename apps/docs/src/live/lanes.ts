import type { Report } from './messages.ts'

const SVG = 'http://www.w3.org/2000/svg'
const LANE = 26
const BAR = 18
const LABEL = 34

/** Draws what each worker runs, lane by lane, as it happens. */
export class Lanes {
  readonly #picture: SVGSVGElement
  readonly #running = new Map<number, { bar: SVGRectElement; begun: number }>()
  #start = 0
  #spanMs = 1
  #frame = 0

  constructor(picture: SVGSVGElement) {
    this.#picture = picture
  }

  /** Clears the picture and takes as many lanes; the width is `spanMs`, which grows when a run takes longer. */
  open(laneCount: number, spanMs: number): void {
    this.#picture.replaceChildren()
    this.#picture.setAttribute('viewBox', `0 0 640 ${laneCount * LANE + 4}`)
    this.#running.clear()
    this.#start = 0
    this.#spanMs = spanMs
    for (let lane = 0; lane < laneCount; lane += 1) this.#drawLane(lane)
    this.#frame = requestAnimationFrame(() => this.#grow())
  }

  /** Takes what a worker reports. */
  show(report: Report): void {
    if (report.type === 'begin') {
      this.#start ||= report.at
      const bar = this.#rectangle('run', report.lane)
      bar.classList.toggle('odd', report.index % 2 === 1)
      this.#running.set(report.lane, { bar, begun: report.at })
      this.#place(bar, report.at, report.at)
    } else if (report.type === 'end') {
      const running = this.#running.get(report.lane)
      this.#running.delete(report.lane)
      if (running !== undefined) this.#place(running.bar, report.begun, report.at)
    }
  }

  /** Draws no more, and has the picture as wide as a run of `spanMs`. */
  close(spanMs: number): void {
    cancelAnimationFrame(this.#frame)
    this.#stretch(spanMs)
  }

  #grow(): void {
    const now = performance.timeOrigin + performance.now()
    if (this.#start > 0 && now - this.#start > this.#spanMs) this.#stretch((now - this.#start) * 1.25)
    for (const { bar, begun } of this.#running.values()) this.#place(bar, begun, now)
    this.#frame = requestAnimationFrame(() => this.#grow())
  }

  /** Changes what the width stands for; what is drawn moves along. */
  #stretch(spanMs: number): void {
    const factor = this.#spanMs / spanMs
    this.#spanMs = spanMs
    for (const bar of this.#picture.querySelectorAll('.run')) {
      const x = Number(bar.getAttribute('x')) - LABEL
      bar.setAttribute('x', String(LABEL + x * factor))
      bar.setAttribute('width', String(Number(bar.getAttribute('width')) * factor))
    }
  }

  #place(bar: SVGRectElement, from: number, to: number): void {
    const scale = (640 - LABEL) / this.#spanMs
    bar.setAttribute('x', String(LABEL + (from - this.#start) * scale))
    bar.setAttribute('width', String(Math.max(1, (to - from) * scale - 0.5)))
  }

  #drawLane(lane: number): void {
    const quiet = this.#rectangle('quiet', lane)
    quiet.setAttribute('x', String(LABEL))
    quiet.setAttribute('width', String(640 - LABEL))
    const label = document.createElementNS(SVG, 'text')
    label.setAttribute('x', '0')
    label.setAttribute('y', String(lane * LANE + BAR - 2))
    label.textContent = `w${lane + 1}`
    this.#picture.append(label)
  }

  #rectangle(className: string, lane: number): SVGRectElement {
    const rectangle = document.createElementNS(SVG, 'rect')
    rectangle.setAttribute('class', className)
    rectangle.setAttribute('y', String(lane * LANE + 2))
    rectangle.setAttribute('height', String(BAR))
    this.#picture.append(rectangle)
    return rectangle
  }
}
