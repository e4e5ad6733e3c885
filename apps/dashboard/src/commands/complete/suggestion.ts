/** A word that may be typed next. */
export interface Suggestion {
  value: string
  description: string
}

/** What may come next, and whether the name of a file may. */
export interface Suggestions {
  words: Suggestion[]
  takesFiles: boolean
}
