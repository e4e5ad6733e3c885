import { FailureSignal } from '../image-failure.ts'
import type { ImagePlan } from '../output/plan.ts'

/** Keeps the files of one run apart: no two inputs have one output, and no output is an input. */
export class Claims {
  readonly #inputOfOutput = new Map<string, string>()
  readonly #inputOfPath = new Map<string, string>()

  /** Takes the input and the output of a plan for it, or refuses the plan. */
  take({ input, path, output }: ImagePlan): void {
    // An input may be its own output where `overwrite` allows it.
    const isInPlace = path === output
    const owner = this.#inputOfOutput.get(output) ?? (isInPlace ? undefined : this.#inputOfPath.get(output))
    if (owner !== undefined) this.#refuse(input, output, owner)
    const writer = this.#inputOfOutput.get(path)
    if (writer !== undefined) this.#refuse(input, path, writer)
    this.#inputOfOutput.set(output, input)
    this.#inputOfPath.set(path, input)
  }

  #refuse(input: string, output: string, otherInput: string): never {
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_DUPLICATE', input, output, otherInput })
  }
}
