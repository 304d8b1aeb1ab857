import type { Inability } from '@comanda/shared/accounts/types.js'
import type { Skill } from '../whatsapp/whatsapp.js'

/** A page that is loading may lack something for a moment: what two looks miss, it lacks. */
const looksThatMiss = 2
/** One send may fail over its own chat. */
const failuresInRow = 2
/** A sign of success this long after something was missed shows that it isn't needed. */
const provesOtherwiseAfterMs = 30_000

export type Cannot = Readonly<Record<Skill, Inability | undefined>>

export interface AbilityWatch {
  /** What the page lacked at a look. */
  seePage(missing: Readonly<Record<Skill, readonly string[]>>): void
  /** The page threw at a send; its own words are kept. */
  noteSendFailure(error: unknown): void
  /** How many messages WhatsApp took and hasn't confirmed for too long, and since when; undefined: none. */
  noteUnconfirmed(waiting: { count: number; since: Date } | undefined): void
  /** WhatsApp's server confirmed a message. */
  noteConfirmed(): void
  /** A message was found in a chat that the page should have told of. */
  noteUnheard(): void
  /** The page told of a message. */
  noteHeard(): void
  /** What can't be done now, and why. */
  cannot(): Cannot
  /** Does the page lack what that needs? */
  lacks(skill: Skill): boolean
}

interface Trouble {
  why: string
  since: Date
}

const unique = (names: readonly string[]): string => [...new Set(names)].join(', ')

/**
 * Keeps what can't be done though the page is there and signed in: WhatsApp changes its page, and then nothing else
 * tells.
 * @param options.onChange what can't be done is other than before
 */
export function createAbilityWatch(options: {
  onChange: (cannot: Cannot, before: Cannot) => void
  now: () => Date
}): AbilityWatch {
  const { onChange, now } = options
  /** by skill, and by what shows it */
  const troubles: Record<Skill, Map<'page' | 'deed', Trouble>> = { send: new Map(), receive: new Map() }
  const missed: Record<Skill, Map<string, { looks: number; since: Date }>> = {
    send: new Map(),
    receive: new Map(),
  }
  const notNeeded = new Set<string>()
  let failures = 0
  let told: Cannot | undefined

  const oldest = (skill: Skill): Inability | undefined =>
    [...troubles[skill].values()].sort((a, b) => a.since.getTime() - b.since.getTime())[0]
  const cannot = (): Cannot => ({ send: oldest('send'), receive: oldest('receive') })

  function set(skill: Skill, source: 'page' | 'deed', why: string | undefined, since = now()): void {
    if (why === undefined) troubles[skill].delete(source)
    else troubles[skill].set(source, { why, since: troubles[skill].get(source)?.since ?? since })
    const current = cannot()
    const before = told ?? { send: undefined, receive: undefined }
    if (told !== undefined && JSON.stringify(current) === JSON.stringify(before)) return
    told = current
    onChange(current, before)
  }

  function seeMissing(skill: Skill, names: readonly string[]): void {
    const seen = missed[skill]
    for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
    for (const name of names) {
      const { looks, since } = seen.get(name) ?? { looks: 0, since: now() }
      seen.set(name, { looks: looks + 1, since })
    }
    const lacking = [...seen].filter(([name, { looks }]) => looks >= looksThatMiss && !notNeeded.has(name))
    const first = lacking[0]?.[1].since
    const why =
      lacking.length === 0 ? undefined : `WhatsApp’s page lacks ${unique(lacking.map(([name]) => name))}`
    set(skill, 'page', why, first)
  }

  function proves(skill: Skill): void {
    for (const [name, { since }] of missed[skill]) {
      if (now().getTime() - since.getTime() >= provesOtherwiseAfterMs) notNeeded.add(name)
    }
  }

  return {
    seePage: missing => {
      seeMissing('receive', missing.receive)
      seeMissing('send', missing.send)
    },
    noteSendFailure: error => {
      failures += 1
      if (failures < failuresInRow) return
      const words = error instanceof Error ? error.message : String(error)
      set('send', 'deed', `sending fails: ${words.split('\n')[0]?.slice(0, 200)}`)
    },
    noteUnconfirmed: waiting => {
      if (waiting === undefined) {
        if (failures < failuresInRow) set('send', 'deed', undefined)
        return
      }
      set('send', 'deed', 'WhatsApp takes messages and doesn’t confirm them', waiting.since)
    },
    noteConfirmed: () => {
      failures = 0
      proves('send')
      set('send', 'deed', undefined)
    },
    noteUnheard: () => set('receive', 'deed', 'WhatsApp’s page doesn’t tell of new messages'),
    noteHeard: () => {
      proves('receive')
      set('receive', 'deed', undefined)
    },
    cannot,
    lacks: skill => troubles[skill].has('page'),
  }
}
