import { foldWords } from '@comanda/order-language/learnt-words.js'

/** The words in use behind those of the menu file, each of them once as the order language compares them. */
export function joinNames(aliases: readonly string[], learnt: readonly string[]): readonly string[] {
  if (learnt.length === 0) return aliases
  const known = new Set(aliases.map(foldWords))
  return [...aliases, ...learnt.filter(words => !known.has(foldWords(words)))]
}
