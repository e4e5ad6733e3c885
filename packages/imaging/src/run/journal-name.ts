/** Name of the journal in the folder of a run. */
export const JOURNAL = 'journal.ndjson'
