/** Gives 0, 1, … one by one, as a source too big for memory would. */
export function* range(count: number): Generator<number, void> {
  for (let n = 0; n < count; n++) yield n
}
