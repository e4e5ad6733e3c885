/**
 * Takes a value that came from a worker for what the function given to the pool returns.
 *
 * The signature of the pool's method ties the two together; at run time there is nothing to be checked.
 */
export function isResult<R>(_value: unknown): _value is R {
  return true
}
