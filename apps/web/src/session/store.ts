import type { SessionContent, SessionRepository } from '@comanda/shared/sessions/repository.js'
import type { FoundSession, ViewerRepository } from '@comanda/shared/viewers/repository.js'
import type { Viewer } from '@comanda/shared/viewers/types.js'
import type { Request } from 'express'
import session from 'express-session'

type Callback = (error?: unknown) => void

/** express-session treats ENOENT as "no such session"; from a database it means that the database is away. */
const storeError = (cause: unknown): Error =>
  Object.assign(new Error('the session store failed', { cause }), {
    code: 'SESSION_STORE',
  })

/** express-session's side of the sessions table. Who is behind a session is read with it, in the one statement. */
export class SessionStore extends session.Store {
  /** by what `get` gave: express-session hands it on together with the request */
  private readonly found = new WeakMap<object, FoundSession>()
  private readonly viewers = new WeakMap<Request, Viewer>()

  constructor(
    private readonly repositories: { sessions: SessionRepository; viewers: ViewerRepository },
    private readonly defaultLifeMs: number,
    private readonly onFound: (found: FoundSession) => void,
  ) {
    super()
  }

  /** Who is behind the request's session, as it was when the session was read. */
  viewerOf(request: Request): Viewer | undefined {
    return this.viewers.get(request)
  }

  override get(
    sessionId: string,
    callback: (error: unknown, content?: session.SessionData | null) => void,
  ): void {
    this.repositories.viewers.find(sessionId).then(
      found => {
        if (found !== undefined) {
          this.found.set(found.content, found)
          this.onFound(found)
        }
        callback(null, (found?.content as session.SessionData | undefined) ?? null)
      },
      (error: unknown) => callback(storeError(error)),
    )
  }

  override createSession(
    request: Request,
    content: session.SessionData,
  ): session.Session & session.SessionData {
    const viewer = this.found.get(content)?.viewer
    if (viewer !== undefined) this.viewers.set(request, viewer)
    return super.createSession(request, content)
  }

  override set(sessionId: string, content: session.SessionData, callback?: Callback): void {
    const expiresAt = content.cookie.expires ?? Date.now() + this.defaultLifeMs
    const saved = this.repositories.sessions.save(
      sessionId,
      content as unknown as SessionContent,
      new Date(expiresAt),
    )
    settle(saved, callback)
  }

  override destroy(sessionId: string, callback?: Callback): void {
    settle(this.repositories.sessions.delete(sessionId), callback)
  }
}

function settle(work: Promise<void>, callback: Callback = () => undefined): void {
  work.then(
    () => callback(),
    (error: unknown) => callback(storeError(error)),
  )
}
