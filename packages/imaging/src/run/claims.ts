import { FailureSignal } from '../image-failure.ts'
import type { ImagePlan } from '../output/image-plan.ts'
import { outputsOf } from '../output/plan.ts'

/** Keeps the files of one run apart: no two inputs have one output, and no output is an input. */
export class Claims {
  readonly #inputOfOutput = new Map<string, string>()
  readonly #inputOfPath = new Map<string, string>()

  /** Takes the input and the output of a plan for it, or refuses the plan. */
  take(plan: ImagePlan): void {
    const { input, path } = plan
    const outputs = outputsOf(plan)
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
