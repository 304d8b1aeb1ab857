import type { LedgerEntry } from './ledger.js'
import type { OperationName, Operations, WaitForOutgoingInput } from './operations.js'

/** Where the control API answers. */
export interface StandInControlAddress {
  /** `http://127.0.0.1:PORT` */
  url: string
  password: string
}

/** The stand-in said no, or couldn't be reached (`code: 'unreachable'`). */
export class StandInControlError extends Error {
  override readonly name = 'StandInControlError'
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

type Call<Name extends OperationName> =
  Record<string, never> extends Operations[Name]['input']
    ? (input?: Operations[Name]['input']) => Promise<Operations[Name]['output']>
    : (input: Operations[Name]['input']) => Promise<Operations[Name]['output']>

/** One method an operation; `waitForOutgoing` answers with the entries themselves. */
export type StandInControl = { [Name in Exclude<OperationName, 'waitForOutgoing'>]: Call<Name> } & {
  /**
   * Waits for messages that the driven page sent.
   * @returns the outgoing `message` entries after `after`, as soon as `count` are there; fewer on time-out.
   */
  waitForOutgoing(input?: WaitForOutgoingInput): Promise<LedgerEntry[]>
}

/** A record rather than a list, so that the compiler misses none. */
const operations: Record<Exclude<OperationName, 'waitForOutgoing'>, true> = {
  state: true,
  scan: true,
  inject: true,
  sendOwn: true,
  edit: true,
  revoke: true,
  react: true,
  redeliver: true,
  setAcks: true,
  ack: true,
  failSends: true,
  dropSockets: true,
  goOffline: true,
  goOnline: true,
  logOut: true,
  setSync: true,
  freeze: true,
  crash: true,
  setLeak: true,
  setMissing: true,
  setDeaf: true,
  setMessageKeys: true,
  setMessagesKept: true,
  setBadChat: true,
  putContact: true,
  putGroup: true,
  history: true,
  media: true,
  phones: true,
  waitForChange: true,
  ledger: true,
}

/** Answers come at once but for the waiting calls, which say how long they wait. */
const answerTimeoutMs = 10_000
/** No request is held longer than this; longer waits are made of several. */
const longestPollMs = 20_000

/**
 * A client of the stand-in's control API.
 * Each method rejects with StandInControlError when the stand-in refuses or is gone.
 */
export function createStandInControl(address: StandInControlAddress): StandInControl {
  const call = (name: OperationName, input: object = {}): Promise<unknown> => request(address, name, input)
  const methods = Object.fromEntries(
    Object.keys(operations).map(name => [name, (input?: object) => call(name as OperationName, input)]),
  ) as Omit<StandInControl, 'waitForOutgoing'>
  return {
    ...methods,
    async waitForOutgoing(input = {}) {
      const { timeoutMs = 10_000, count = 1 } = input
      const deadline = Date.now() + timeoutMs
      for (;;) {
        const leftMs = Math.max(0, deadline - Date.now())
        const pollMs = Math.min(leftMs, longestPollMs)
        const { entries } = (await call('waitForOutgoing', { ...input, timeoutMs: pollMs })) as {
          entries: LedgerEntry[]
        }
        if (entries.length >= count || leftMs <= pollMs) return entries
      }
    },
  }
}

async function request(address: StandInControlAddress, name: string, input: object): Promise<unknown> {
  const waitMs = 'timeoutMs' in input && typeof input.timeoutMs === 'number' ? input.timeoutMs : 30_000
  let response: Response
  try {
    response = await fetch(`${address.url}/api/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${address.password}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(waitMs + answerTimeoutMs),
    })
  } catch (error) {
    throw new StandInControlError('unreachable', `the stand-in at ${address.url} did not answer ${name}`, {
      cause: error,
    })
  }
  const answer = (await response.json()) as { error?: { code: string; message: string } }
  if (response.ok) return answer
  throw new StandInControlError(
    answer.error?.code ?? 'failed',
    `${name}: ${answer.error?.message ?? `HTTP ${response.status}`}`,
  )
}
