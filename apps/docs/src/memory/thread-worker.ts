/** What the thread sees after it has added 1 to the first number. */
export interface Answer {
  first: number
}

addEventListener('message', ({ data }: MessageEvent<Float64Array>) => {
  data[0] = (data[0] ?? 0) + 1
  const answer: Answer = { first: data[0] }
  postMessage(answer)
})
