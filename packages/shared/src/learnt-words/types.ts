import type { Candidate } from '@comanda/order-language/reading.js'

/** A customer's own words, and what of the menu that customer chose when asked what they mean. */
export interface Correction {
  words: string
  meant: Candidate
}

/** A row of the menu that words may name. */
export interface Target {
  kind: 'item' | 'option'
  id: number
}

/** Words that customers used, for an owner to decide on. */
export interface WordSuggestion {
  id: number
  /** as the first of them wrote them */
  words: string
  /** the dish or option that they chose */
  name: string
  /** undefined: a dish */
  groupName: string | undefined
  /** how many different ones */
  customers: number
}

/** What a dish or option is called beside its name. */
export interface Names {
  /** its ids on the menu; a dish has no group */
  key: string
  groupKey: string | undefined
  name: string
  groupName: string | undefined
  /** as the menu file has them, or staff left them */
  aliases: string[]
  /** in use, in the order of the alphabet */
  learnt: string[]
}
