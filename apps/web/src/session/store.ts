import type { SessionContent, SessionRepository } from '@comanda/shared/sessions/repository.js'
import session from 'express-session'

type Callback = (error?: unknown) => void

/** express-session treats ENOENT as "no such session"; from a database it means that the database is away. */
const storeError = (cause: unknown): Error =>
  Object.assign(new Error('the session store failed', { cause }), {
    code: 'SESSION_STORE',
  })

/** express-session's side of the sessions table. */
export class SessionStore extends session.Store {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly defaultLifeMs: number,
  ) {
    super()
  }

  override get(
    sessionId: string,
    callback: (error: unknown, content?: session.SessionData | null) => void,
  ): void {
    this.sessions.find(sessionId).then(
      content => callback(null, (content as session.SessionData | undefined) ?? null),
      (error: unknown) => callback(storeError(error)),
    )
  }

  override set(sessionId: string, content: session.SessionData, callback?: Callback): void {
    const expiresAt = content.cookie.expires ?? Date.now() + this.defaultLifeMs
    settle(this.sessions.save(sessionId, content as unknown as SessionContent, new Date(expiresAt)), callback)
  }

  override destroy(sessionId: string, callback?: Callback): void {
    settle(this.sessions.delete(sessionId), callback)
  }
}

function settle(work: Promise<void>, callback: Callback = () => undefined): void {
  work.then(
    () => callback(),
    (error: unknown) => callback(storeError(error)),
  )
}
