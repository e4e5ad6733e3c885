/** The longest piece of memory whose end glibc learns from, with something to spare for its own notes. */
const LONGEST_BYTES = 32 * 1024 * 1024 - 64 * 1024

let isKept = false

/**
 * Has the C library keep some of the memory that is freed for what is allocated next, in place of giving it back.
 *
 * Fresh memory costs up to ten times as much as writing to it: the kernel clears it page by page, at the first touch of
 * each. glibc gives memory back as soon as more than twice the longest piece lies free that was ever freed; so freeing
 * a long piece once, which is never touched and costs nothing, has it keep up to 64 MiB.
 */
export function keepFreedMemory(): void {
  if (isKept) return
  isKept = true
  new ArrayBuffer(LONGEST_BYTES).transfer(0)
}
