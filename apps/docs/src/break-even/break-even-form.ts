import type { Costs } from './costs.ts'
import { estimate, verdictOf } from './verdict.ts'

/** Says, as numbers are typed, whether a pool is worth it. */
class BreakEvenForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (form === null) return
    const cores = form.elements.namedItem('cores')
    if (cores instanceof HTMLInputElement) cores.value = String(navigator.hardwareConcurrency)
    form.addEventListener('input', () => this.#judge(form))
    form.addEventListener('submit', (event) => event.preventDefault())
    this.#judge(form)
  }

  #judge(form: HTMLFormElement): void {
    const fields = new FormData(form)
    const number = (name: string): number => Math.max(0, Number(fields.get(name)))
    const plan = {
      tasks: Math.max(1, number('tasks')),
      msPerTask: number('msPerTask'),
      mebibytesPerTask: number('mebibytesPerTask'),
      cores: Math.max(1, number('cores')),
      isOpen: fields.has('isOpen'),
    }
    const costs = JSON.parse(this.dataset['costs'] ?? '{}') as Costs
    const output = this.querySelector('output')
    if (output !== null) output.textContent = verdictOf(estimate(plan, costs))
  }
}

customElements.define('break-even', BreakEvenForm)
