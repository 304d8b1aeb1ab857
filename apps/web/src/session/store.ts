import type { SessionContent, SessionLife, SessionRepository } from '@comanda/shared/sessions/repository.js'
import type { FoundSession, ViewerRepository } from '@comanda/shared/viewers/repository.js'
import type { Viewer } from '@comanda/shared/viewers/types.js'
import type { Request } from 'express'
import session from 'express-session'

/** A session that is in use is said to be, at most this often. */
const renewalMs = 60 * 60 * 1000

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
  /** sessions that have a row, or had one */
  private readonly kept = new WeakSet<object>()
  /** ms until they end unless they are used */
  private readonly lasting = new WeakMap<object, number>()

  constructor(
    private readonly repositories: { sessions: SessionRepository; viewers: ViewerRepository },
    private readonly life: SessionLife,
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
    const found = this.found.get(content)
    if (found?.viewer !== undefined) this.viewers.set(request, found.viewer)
    const kept = super.createSession(request, content)
    this.kept.add(kept)
    if (found !== undefined) this.lasting.set(kept, found.expiresInMs)
    return kept
  }

  /** A new session is inserted once; from then on saving it changes the row that is there, or nothing. */
  override set(sessionId: string, content: session.SessionData, callback?: Callback): void {
    const { sessions } = this.repositories
    const data = content as unknown as SessionContent
    const saved = this.kept.has(content)
      ? sessions.update(sessionId, data)
      : sessions.create(sessionId, data, this.life).then(() => this.kept.add(content))
    settle(saved, callback)
  }

  /** Asked for with each answer; looking at a page writes nothing, but once an hour. */
  override touch(sessionId: string, content: session.SessionData, callback?: Callback): void {
    const lastsMs = this.lasting.get(content)
    const isDue = lastsMs !== undefined && lastsMs < this.life.idleMs - renewalMs
    settle(
      isDue ? this.repositories.sessions.touch(sessionId, this.life.idleMs) : Promise.resolve(),
      callback,
    )
  }

  override destroy(sessionId: string, callback?: Callback): void {
    settle(this.repositories.sessions.delete(sessionId), callback)
  }
}

function settle(work: Promise<unknown>, callback: Callback = () => undefined): void {
  work.then(
    () => callback(),
    (error: unknown) => callback(storeError(error)),
  )
}
