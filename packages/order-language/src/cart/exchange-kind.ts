import type { Chunk } from '../chunks/chunk.js'
import type { Phrase, Portion } from '../grammar/phrase.js'
import type { CartLine } from './cart.js'

/** "change one of them to shrimp": in place of the one thing of its kind, where hardly more than one is usual. */
export function exchangeKind(
  portion: Portion,
  { behind }: Phrase,
  replaced?: CartLine,
  isMade = false,
): Portion {
  const to = behind.findIndex(({ kind }) => kind === 'to')
  if (to < 0 && !replaced && !isMade) return portion
  const isOnly = (group: string) =>
    replaced?.options.filter(own => own.group === group && own.amount !== 'none').length === 1
  if (behind.slice(0, Math.max(to, 0)).some(({ options }) => options.length > 0)) return portion
  const seen = new Set<string>()
  const options = portion.options.map(said => {
    const [group] = said.entries.map(entry => entry.group)
    const isUsual = group !== undefined && (group.isFew || isOnly(group.id))
    if (!group || !isUsual || said.amount !== 'normal' || seen.has(group.id)) return said
    seen.add(group.id)
    return { ...said, only: true as const }
  })
  return { ...portion, options }
}

/** "change the ham to bacon": what goes, and what comes in its place. */
export function splitExchange(phrase: Phrase): { from: Phrase; to: Phrase; isTo: boolean } | undefined {
  const { behind } = phrase
  const at = behind.findIndex(({ kind }) => kind === 'to' || kind === 'with')
  const from = behind.slice(0, Math.max(at, 0))
  const to = behind.slice(at + 1)
  const hasOption = (chunks: readonly Chunk[]) => chunks.some(({ options }) => options.length > 0)
  const names = from.every(
    ({ kind, options }) => options.length > 0 || ['definite', 'and', 'of'].includes(kind),
  )
  return hasOption(from) && hasOption(to) && names
    ? { from: { ...phrase, behind: from }, to: { ...phrase, behind: to }, isTo: behind[at]?.kind === 'to' }
    : undefined
}
