import { type Chunk, isSeparator } from '../chunks/chunk.js'
import type { Group } from '../lexicon/group.js'
import type { OptionEntry } from '../lexicon/meaning.js'

/** Whether an option is refused. 'unsure': it stands where both may be meant, so that it is refused and asked about. */
export type Refusal = 'wanted' | 'refused' | 'unsure'

/** How far a "no" reaches: over a list ("no onions or pickles"), but not over what nobody would refuse with it. */
export interface Negation {
  begin(): void
  end(): void
  readonly isActive: boolean
  judge(options: readonly OptionEntry[], list: readonly Chunk[], at: number): Refusal
}

const lists = new Set<Chunk['kind']>(['no', 'of', 'definite', 'article', 'light', 'extra', 'normal'])

/** The chunk that an option hangs on: the last before it that isn't an article or amount of its own. */
function findLead(list: readonly Chunk[], at: number): Chunk | undefined {
  let index = at - 1
  while (index > 0 && list[index]?.kind !== 'no' && lists.has(list[index]?.kind ?? 'unknown')) index--
  return list[index]
}

/** "no honey, caramel or vanilla": whether the list that an option stands in ends with an "or". */
function leadsToOr(list: readonly Chunk[], at: number): boolean {
  let next = at + 1
  while (list[next]?.kind === 'comma' || (list[next]?.options.length && list[next]?.kind === 'menu')) next++
  return list[next]?.kind === 'or'
}

export function createNegation(): Negation {
  let isActive = false
  let times = 0
  let groups = new Set<Group>()

  const isOfSameKind = (options: readonly OptionEntry[]) => options.some(({ group }) => groups.has(group))

  return {
    begin() {
      if (!isActive) {
        times = 0
        groups = new Set()
      }
      isActive = true
      times++
    },
    end() {
      isActive = false
    },
    get isActive() {
      return isActive
    },
    judge(options, list, at) {
      if (!isActive) return 'wanted'
      const lead = findLead(list, at)
      if (lead?.kind === 'no' || lead === undefined) {
        for (const { group } of options) groups.add(group)
        return 'refused'
      }
      const isChoice = options.every(({ group }) => !group.removable)
      const isSame = isOfSameKind(options)
      const endsWithOr = lead.kind === 'or' || leadsToOr(list, at)
      // "no tomato sauce, white sauce": nobody refuses two of what there is but one of
      const isListed = lead.kind === 'and' || lead.kind === 'or'
      const isOther = isSame && !isListed && options.every(({ group }) => group.isSingle)
      // "no onions, large" · "no onion, no tomato, garlic sauce" · "no foam vanilla latte"
      const isNew =
        isChoice ||
        isOther ||
        (times > 1 && isSeparator(lead)) ||
        (!isSame && !isSeparator(lead) && lead.kind !== 'and')
      if (isNew && !endsWithOr) {
        isActive = false
        return 'wanted'
      }
      return isSame || endsWithOr ? 'refused' : 'unsure'
    },
  }
}
