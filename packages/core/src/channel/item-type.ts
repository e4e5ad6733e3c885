/**
 * Takes an item for what the type of its queue says.
 *
 * The types of `put()` and `get()` tie the two together; at run time there is nothing to be checked.
 */
export function assertItem<T>(_value: unknown): asserts _value is T {}
