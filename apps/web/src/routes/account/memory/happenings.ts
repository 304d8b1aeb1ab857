import { describeDecision } from '@comanda/shared/memory/describe.js'
import type { MemoryAction, MemoryDecision } from '@comanda/shared/memory/types.js'
import type { Start } from '@comanda/shared/restarts/types.js'

/** Something that happened to the tree, for picture, table and list. */
export interface Happening {
  at: Date
  /** undefined: only in the list */
  sign: Sign | undefined
  text: string
}

export interface Sign {
  className: string
  /** a letter's width: it says the same as the label */
  mark: string
  label: string
}

const signs: Partial<Record<MemoryAction, Sign>> = {
  reloaded: { className: 'reload', mark: '↻', label: 'Page reloaded' },
  relaunched: { className: 'relaunch', mark: '▼', label: 'Browser relaunched' },
  asked_for_restart: { className: 'request', mark: '■', label: 'Restart asked for' },
}
const started: Sign = { className: 'start', mark: '●', label: 'Comanda started' }

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Why a process was started, as its record has it. */
function describeStart({ reason, forcedBy }: Start): string {
  const by = forcedBy === undefined ? '' : `, over the restart budget, by ${forcedBy}`
  if (reason === 'daily') return `Comanda started anew, as every day${by}`
  if (reason === 'operator') return `Comanda started anew: an operator asked for it${by}`
  if (reason.startsWith('memory')) return `Comanda started anew for its memory${by}`
  return `Comanda started: after an update, a stop or a crash${by}`
}

/** What was done about the memory, and each process that opened a browser, newest first. */
export const happeningsOf = (decisions: readonly MemoryDecision[], starts: readonly Start[]): Happening[] =>
  [
    ...decisions.map(({ at, what, reason }) => ({
      at,
      sign: signs[what],
      text: capital(describeDecision(what, reason)),
    })),
    ...starts.map(start => ({ at: start.at, sign: started, text: describeStart(start) })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())

/** Each sign that there is once, in the order of their first appearance. */
export function signsOf(happenings: readonly Happening[]): Sign[] {
  return [...new Set(happenings.flatMap(({ sign }) => sign ?? []))]
}
