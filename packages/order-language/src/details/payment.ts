import type { DetailMatch, DetailText } from './detail-text.js'

const currencies = new Set(['$', '€', '£', 'r', 'rs'])

/** How the customer will pay, at this token: "cash", "by card", "change for 50". */
export function findPayment(text: DetailText, start: number): DetailMatch | undefined {
  const { tokens } = text
  const change = text.phraseEnd('change', start)
  if (change !== undefined) {
    let amount = change
    while (currencies.has(tokens[amount]?.text ?? '')) amount++
    const ends = tokens[amount + 1]?.kind !== 'word' || text.role(amount + 1) !== undefined
    if (tokens[amount]?.kind === 'number' && !text.countsMenu(amount) && ends)
      return { start, from: start, end: amount + 1 }
  }
  const end = text.phraseEnd('payment', start)
  if (end === undefined || (end === start + 1 && text.isOnMenu(start))) return undefined
  return { start, from: start, end }
}
