import { randomUUID } from 'node:crypto'
import {
  type AlertKind,
  type AlertLevel,
  type AlertText,
  alertLevels,
  type ChannelName,
  type Delivery,
  type Incident,
  type Telling,
} from '@comanda/shared/alerts/types.js'

/** Pure: what becomes of the incidents. Each function changes nothing, and returns what is new or different. */

export interface AlertRule {
  /** which channels are set up and hear of this level */
  channelsOf(level: AlertLevel): readonly ChannelName[]
  settleMs: number
  repeatMs: number
}

export interface AlertWish {
  kind: AlertKind
  level: AlertLevel
  /** it is told once ever under this key */
  key?: string
  /** it happened, and is over at once: nobody waits for its end */
  isEvent?: boolean
  /** @param count how often it happened since it was told last */
  text(count: number): AlertText
}

/** Old ones have nothing to say any more, but for the last of each kind: it tells when that was told. */
const keptForMs = 48 * 3_600_000

const rank = (level: AlertLevel): number => alertLevels.indexOf(level)
const isPending = ({ doneAtMs, isGivenUp }: Delivery): boolean => doneAtMs === undefined && isGivenUp !== true
const deliveriesOf = ({ deliveries }: Telling): Delivery[] => Object.values(deliveries)
/** It went out, or a process died over it, so that nobody knows. */
const wasHeard = ({ doneAtMs, tries, error }: Delivery): boolean =>
  doneAtMs !== undefined || (tries > 0 && error === undefined)
/** It waits to be told, and nothing of it was tried. */
const isUntried = (telling: Telling): boolean =>
  deliveriesOf(telling).some(isPending) && deliveriesOf(telling).every(({ tries }) => tries === 0)
/** It was told, or would have been if anybody had wanted to hear of it. */
const hasBegun = (telling: Telling): boolean =>
  deliveriesOf(telling).length === 0 || deliveriesOf(telling).some(({ tries }) => tries > 0)

const changed = (incident: Incident, by: Partial<Incident>): Incident => ({
  ...incident,
  ...by,
  version: incident.version + 1,
})

function newTelling(
  what: Telling['what'],
  level: AlertLevel,
  text: AlertText,
  atMs: number,
  channels: readonly ChannelName[],
): Telling {
  const deliveries = Object.fromEntries(channels.map(name => [name, { tries: 0, nextAtMs: atMs }]))
  return { what, level, atMs, text, deliveries }
}

/** What hasn't gone out needn't any more. */
const givenUp = (telling: Telling): Telling => ({
  ...telling,
  deliveries: Object.fromEntries(
    Object.entries(telling.deliveries).map(([name, delivery]) => [
      name,
      isPending(delivery) ? { ...delivery, isGivenUp: true } : delivery,
    ]),
  ),
})

/** When a kind was told last at such a level. */
function lastToldMs(incidents: readonly Incident[], kind: AlertKind, level: AlertLevel): number {
  return incidents
    .filter(incident => incident.kind === kind)
    .flatMap(({ tellings }) => tellings)
    .filter(telling => telling.what === 'raised' && rank(telling.level) >= rank(level))
    .filter(hasBegun)
    .reduce((latest, { atMs }) => Math.max(latest, atMs), Number.NEGATIVE_INFINITY)
}

const isOpen = ({ closedAtMs }: Incident): boolean => closedAtMs === undefined

/** It happened once more before anybody was told. */
function recur(incident: Incident, { text }: AlertWish): Incident {
  const count = incident.count + 1
  return changed(incident, {
    count,
    tellings: incident.tellings.map(telling =>
      isUntried(telling) ? { ...telling, text: text(count) } : telling,
    ),
  })
}

/** @returns the incident that this makes or changes; undefined where all is known already */
export function raise(
  incidents: readonly Incident[],
  wish: AlertWish,
  rule: AlertRule,
  nowMs: number,
): Incident | undefined {
  const { kind, level, key, isEvent = false } = wish
  const same = incidents.filter(incident => incident.kind === kind)
  if (key !== undefined && same.some(incident => incident.key === key)) return undefined
  const notBefore = lastToldMs(incidents, kind, level) + rule.repeatMs
  const atMs = key === undefined ? Math.max(nowMs, notBefore) : nowMs
  const telling = (): Telling => newTelling('raised', level, wish.text(1), atMs, rule.channelsOf(level))

  if (isEvent) {
    const waiting = same.find(({ tellings }) => tellings.some(isUntried))
    if (waiting !== undefined) return recur(waiting, wish)
  } else {
    const open = same.find(isOpen)
    if (open !== undefined) {
      const { calm: _calm, ...restless } = open
      const isWorse = rank(level) > rank(open.level)
      if (!isWorse) return open.calm === undefined ? undefined : changed(restless, {})
      const tellings = open.tellings.map(one => (isUntried(one) ? givenUp(one) : one))
      return changed(restless, { level, tellings: [...tellings, telling()] })
    }
  }
  return {
    id: randomUUID(),
    kind,
    level,
    ...(key !== undefined && { key }),
    sinceMs: nowMs,
    count: 1,
    ...(isEvent && { closedAtMs: nowMs }),
    tellings: [telling()],
    version: 1,
  }
}

/** It is well. @returns the incident that waits from now on for it to stay so */
export function calm(
  incidents: readonly Incident[],
  kind: AlertKind,
  text: () => AlertText,
  nowMs: number,
): Incident | undefined {
  const open = incidents.find(incident => incident.kind === kind && isOpen(incident))
  if (open === undefined || open.calm !== undefined) return undefined
  return changed(open, { calm: { sinceMs: nowMs, text: text() } })
}

/** @returns those that have been well for long enough: closed, and told to whom heard of them */
export function settle(incidents: readonly Incident[], rule: AlertRule, nowMs: number): Incident[] {
  return incidents.flatMap(incident => {
    const { calm: well, tellings, level } = incident
    if (!isOpen(incident) || well === undefined || nowMs - well.sinceMs < rule.settleMs) return []
    const heard = tellings.flatMap(({ deliveries }) =>
      Object.entries(deliveries)
        .filter(([, delivery]) => wasHeard(delivery))
        .map(([name]) => name as ChannelName),
    )
    const over = newTelling('over', level, well.text, nowMs, [...new Set(heard)])
    return changed(incident, {
      closedAtMs: nowMs,
      tellings: [...tellings.map(givenUp), ...(heard.length > 0 ? [over] : [])],
    })
  })
}

export interface Due {
  incident: Incident
  telling: number
  channel: ChannelName
  delivery: Delivery
}

function pending(incidents: readonly Incident[]): Due[] {
  return incidents.flatMap(incident =>
    incident.tellings.flatMap(({ deliveries }, telling) =>
      Object.entries(deliveries)
        .filter(([, delivery]) => isPending(delivery))
        .map(([name, delivery]) => ({ incident, telling, channel: name as ChannelName, delivery })),
    ),
  )
}

export const due = (incidents: readonly Incident[], nowMs: number): Due[] =>
  pending(incidents).filter(({ delivery }) => delivery.nextAtMs <= nowMs)

/** When there is something to do next. @returns ms since 1970; undefined where nothing waits */
export function nextDueMs(incidents: readonly Incident[], rule: AlertRule): number | undefined {
  const times = [
    ...pending(incidents).map(({ delivery }) => delivery.nextAtMs),
    ...incidents.filter(isOpen).flatMap(({ calm: well }) => (well ? [well.sinceMs + rule.settleMs] : [])),
  ]
  return times.length === 0 ? undefined : Math.min(...times)
}

/** One delivery came further. */
export function withDelivery(incident: Incident, { telling, channel }: Due, by: Partial<Delivery>): Incident {
  const tellings = incident.tellings.map((one, index) => {
    const before = one.deliveries[channel]
    if (index !== telling || before === undefined) return one
    return { ...one, deliveries: { ...one.deliveries, [channel]: { ...before, ...by } } }
  })
  return changed(incident, { tellings })
}

/** Two records of the same trouble, made where neither knew of the other: the older one goes on. */
function withoutTwins(newestFirst: readonly Incident[], nowMs: number): Incident[] {
  return newestFirst.map((incident, index) => {
    const isTwin = newestFirst.some(
      (other, place) => place > index && other.kind === incident.kind && isOpen(other),
    )
    if (!isOpen(incident) || !isTwin) return incident
    return changed(incident, { closedAtMs: nowMs, tellings: incident.tellings.map(givenUp) })
  })
}

/** Of an incident that two places know, the newer copy; the last of each kind, and what is young or open. */
export function union(copies: readonly Incident[], nowMs: number): Incident[] {
  const known = new Map<string, Incident>()
  for (const copy of copies) {
    const other = known.get(copy.id)
    if (other === undefined || other.version < copy.version) known.set(copy.id, copy)
  }
  const newestFirst = withoutTwins(
    [...known.values()].sort((a, b) => b.sinceMs - a.sinceMs),
    nowMs,
  )
  return newestFirst.filter(
    (incident, index) =>
      isOpen(incident) ||
      nowMs - incident.sinceMs < keptForMs ||
      newestFirst.findIndex(({ kind }) => kind === incident.kind) === index,
  )
}

/** What was well for a former process is to be seen anew. */
export const restless = (incidents: readonly Incident[]): Incident[] =>
  incidents.map(incident => {
    if (!isOpen(incident) || incident.calm === undefined) return incident
    const { calm: _calm, ...open } = incident
    return changed(open, {})
  })
