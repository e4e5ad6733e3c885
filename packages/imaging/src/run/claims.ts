import { FailureSignal } from '../image-failure.ts'

/** Keeps the files of one run apart: no two inputs have one output, and no output is an input. */
export class Claims {
  readonly #inputOfOutput = new Map<string, string>()
  readonly #inputOfPath = new Map<string, string>()

  /** Takes the input and the outputs of a plan for it, or refuses the plan. */
  take({ input, path }: { input: string; path: string }, outputs: readonly string[]): void {
    for (const output of outputs) {
      // An input may be its own output where `overwrite` allows it.
      const owner = this.#inputOfOutput.get(output) ?? (path === output ? undefined : this.#inputOfPath.get(output))
      if (owner !== undefined) this.#refuse(input, output, owner)
    }
    const writer = this.#inputOfOutput.get(path)
    if (writer !== undefined) this.#refuse(input, path, writer)
    for (const output of outputs) this.#inputOfOutput.set(output, input)
    this.#inputOfPath.set(path, input)
  }

  #refuse(input: string, output: string, otherInput: string): never {
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_DUPLICATE', input, output, otherInput })
  }
}
