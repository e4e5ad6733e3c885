/** Waits turn by turn of the event loop until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((resolve) => void setImmediate(resolve))
}
