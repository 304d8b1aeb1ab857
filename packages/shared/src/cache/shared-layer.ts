/** What several processes keep together. Every call fails with a CacheError rather than late. */
export interface SharedLayer {
  /** false: don't ask, every call would fail at once */
  isUp(): boolean
  /** @returns null where there is none; what it gives needn't be a text, if it is at fault */
  get(key: string): Promise<unknown>
  set(key: string, text: string, lifeMs: number): Promise<unknown>
  /** Of several who want to fill a key one gets the turn. @param token whose it is */
  takeTurn(key: string, token: string, lifeMs: number): Promise<boolean>
  /** Gives it back, where it still is this token's. */
  endTurn(key: string, token: string): Promise<unknown>
  /** It gave what was stored under another key: what else it says is worth nothing either. */
  distrust(): void
  close(): void
}

/** One connection to where they keep it. It may hang: nothing here has a deadline but the connecting. */
export interface Connection extends Pick<SharedLayer, 'get' | 'set' | 'takeTurn' | 'endTurn'> {
  /** @returns what was sent along */
  echo(text: string): Promise<unknown>
  /** Was it the server that said no, and not a connection that failed? */
  isRefusal(error: unknown): boolean
  destroy(): void
}

/** @param onLost called at most once, where the connection breaks by itself */
export type Connect = (onLost: (cause: unknown) => void) => Promise<Connection>
