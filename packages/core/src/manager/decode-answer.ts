import { NotSerializableError } from '../errors.ts'
import { decodeValue, needsOf } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import { isHandleKindKnown } from '../wire/handle.ts'
import type { Link } from './link.ts'
import { answeringOn } from './links.ts'
import { type ManagerLine, refusalOfHandles } from './value-options.ts'

/**
 * Decodes what a server has answered: a result, or an error.
 *
 * @throws (rejects) {@link NotSerializableError} when it holds what may not come on this line.
 */
export async function decodeAnswer(
  { value, coded }: Encoded,
  { line, link }: { line: ManagerLine; link: Link },
): Promise<unknown> {
  if (!coded) return value
  const { functions, handleKinds, handles } = needsOf(value)
  if (functions.size > 0) throw new NotSerializableError('result', 'functions do not come from a manager')
  const refusal = refusalOfHandles(handles, line)
  if (refusal !== undefined) throw new NotSerializableError('result', refusal)
  if ([...handleKinds].some((kind) => !isHandleKindKnown(kind))) await import('../handle-kinds.ts')
  return answeringOn(link, () => decodeValue(value))
}
