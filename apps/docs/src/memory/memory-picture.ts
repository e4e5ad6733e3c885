import { showInThread } from './show-in-thread.ts'

/** Milliseconds that a step of an act is lit before the next. */
const STEP_MS = 700

/** Explains the part that is pointed at, and plays acts: parts light up while something is copied, moved or shared. */
class MemoryPicture extends HTMLElement {
  #acts = 0

  connectedCallback(): void {
    for (const part of this.querySelectorAll<SVGGElement>('[data-part]')) {
      for (const type of ['pointerenter', 'focus']) part.addEventListener(type, () => this.#explain(part))
      for (const type of ['pointerleave', 'blur']) part.addEventListener(type, () => part.classList.remove('shown'))
    }
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-act]')) {
      button.addEventListener('click', () => void this.#play(button))
    }
  }

  #explain(part: SVGGElement): void {
    part.classList.add('shown')
    this.#say(`${part.dataset['title']}. ${part.dataset['text']}`)
  }

  #say(text: string): void {
    const line = this.querySelector('.explain')
    if (line !== null) line.textContent = text
  }

  async #play(button: HTMLButtonElement): Promise<void> {
    this.#acts += 1
    const act = this.#acts
    const { act: name = '', text = '', steps = '[]' } = button.dataset
    // What the threads of the browser do is done for real; for processes the picture is all there is.
    const outcome = this.dataset['picture'] === 'threads' ? showInThread(name) : Promise.resolve(text)
    for (const ids of JSON.parse(steps) as string[][]) {
      if (act !== this.#acts) return
      this.#light(ids, name)
      await new Promise((resolve) => setTimeout(resolve, STEP_MS))
    }
    const said = await outcome
    if (act === this.#acts) this.#say(said)
  }

  #light(ids: readonly string[], act: string): void {
    for (const part of this.querySelectorAll<SVGGElement>('[data-part]')) {
      const isLit = ids.includes(part.dataset['part'] ?? '')
      part.classList.toggle('lit', isLit)
      part.classList.toggle('gone', isLit && act === 'crash')
    }
  }
}

customElements.define('memory-picture', MemoryPicture)
