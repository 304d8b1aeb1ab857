import type { DetailMatch, DetailText } from './detail-text.js'

const currencies = new Set(['$', '€', '£', 'r', 'rs'])

/** Where a sum ends that begins here: "$50", "a twenty", "200 reais" */
function sumEnd(text: DetailText, start: number): number | undefined {
  const { tokens } = text
  let amount = start
  while (currencies.has(tokens[amount]?.text ?? '') || text.role(amount) === 'article') amount++
  // "a hundred"
  const bill = text.role(amount - 1) === 'article' ? text.phraseEnd('money', amount) : undefined
  if (bill !== undefined) return bill
  const isSpelt = text.role(amount) === 'number' && tokens[amount]?.kind === 'word'
  if (tokens[amount]?.kind !== 'number' && !isSpelt) return undefined
  const sign = currencies.has(tokens[amount + 1]?.text ?? '') ? amount + 2 : amount + 1
  const end = text.phraseEnd('money', sign)
  if (end !== undefined) return end
  const next = tokens[sign]
  const ends = next?.kind !== 'word' || text.role(sign) !== undefined
  return !text.countsMenu(amount) && ends ? sign : undefined
}

/** How the customer will pay, at this token: "cash", "by card", "change for 50", "con billete de 200". */
export function findPayment(text: DetailText, start: number): DetailMatch | undefined {
  const change = text.phraseEnd('change', start)
  const sum = change === undefined ? undefined : sumEnd(text, change)
  if (sum !== undefined) return { start, from: start, end: sum }
  const end = text.phraseEnd('payment', start)
  if (end === undefined || (end === start + 1 && text.isOnMenu(start))) return undefined
  return { start, from: start, end }
}
