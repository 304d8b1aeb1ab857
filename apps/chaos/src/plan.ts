export const faultKinds = [
  'bot killed',
  'browser killed',
  'renderer killed',
  'renderer frozen',
  'socket dropped',
  'Postgres killed',
  'Postgres stopped',
  'Postgres unreachable',
  'disk full',
  'web killed',
  'clock set',
  'logged out',
  'module gone',
  'delivered twice',
  'ack withheld',
  'never confirmed',
] as const

export type FaultKind = (typeof faultKinds)[number]

export interface PlannedFault {
  kind: FaultKind
  /** how long all runs well before it */
  afterMs: number
}

const pause = { leastMs: 300, mostMs: 1_500 }

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map(item => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

/** So many faults: each kind once before any comes again, in an order that the seed chooses. */
export function planFaults(count: number, random: () => number): PlannedFault[] {
  const kinds: FaultKind[] = []
  while (kinds.length < count) kinds.push(...shuffled(faultKinds, random))
  return kinds.slice(0, count).map(kind => ({
    kind,
    afterMs: Math.round(pause.leastMs + random() * (pause.mostMs - pause.leastMs)),
  }))
}
