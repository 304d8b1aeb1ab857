import type { Role } from '@comanda/shared/members/types.js'
import type { Response } from 'express'

/** A reader this far behind is cut off; it resumes where it stopped. */
const mostUnreadBytes = 1_048_576

/** One browser's open connection. */
export interface Stream {
  readonly businessId: number
  readonly sessionId: string
  readonly memberId: number
  readonly role: Role
  send(text: string): void
  end(): void
}

/** An event as it goes over the line. @param id what the browser names when it comes back */
export const eventText = (name: string, data: unknown, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** Begins the answer: headers at once, nothing that keeps or gathers it on the way. */
export function openStream(
  response: Response,
  who: Pick<Stream, 'businessId' | 'sessionId' | 'memberId' | 'role'>,
): Stream {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // nothing follows on it, and a connection that idles would hold up the process’s end
    Connection: 'close',
    // nginx would gather the events otherwise
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
  response.write('retry: 3000\n\n')
  return {
    ...who,
    send: text => {
      if (response.writableEnded || response.destroyed) return
      if (response.writableLength > mostUnreadBytes) response.destroy()
      else response.write(text)
    },
    end: () => {
      response.end()
    },
  }
}
