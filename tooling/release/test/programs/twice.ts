export function twice(line: string): number {
  return 2 * Number(line)
}
