import type { QuestionName, Questions, ToPage, ToServer } from '../wire/messages.js'

const firstRetryMs = 200
const longestRetryMs = 2_000

export interface ConnectionListener {
  onOpen(): void
  onMessage(message: ToPage): void
  onGone(): void
}

/** The socket to our server; it comes back by itself. */
export interface Connection {
  /** Not sent while the socket is down; the sender keeps what must not be lost. */
  send(message: ToServer): void
  /** Rejects with the server's words, or when the socket goes. */
  ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']>
  readonly up: boolean
  /** Drops the socket, so that it is opened anew. */
  reset(): void
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

export function connect(listener: ConnectionListener): Connection {
  let socket: WebSocket | undefined
  let retryMs = firstRetryMs
  let number = 0
  const waiting = new Map<number, Waiting>()

  const take = (message: ToPage): void => {
    if (message.is !== 'answer' && message.is !== 'problem') {
      listener.onMessage(message)
      return
    }
    const asked = waiting.get(message.to)
    waiting.delete(message.to)
    if (message.is === 'answer') asked?.resolve(message.result)
    else asked?.reject(new Error(message.message))
  }
  const open = (): void => {
    const opened = new WebSocket(`wss://${location.host}/socket`)
    socket = opened
    opened.onopen = () => {
      retryMs = firstRetryMs
      listener.onOpen()
    }
    opened.onmessage = event => take(JSON.parse(String(event.data)) as ToPage)
    opened.onclose = () => {
      for (const { reject } of waiting.values()) reject(new Error('the connection was lost'))
      waiting.clear()
      listener.onGone()
      setTimeout(open, retryMs)
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    }
  }
  const up = () => socket?.readyState === WebSocket.OPEN
  const send = (message: ToServer): void => {
    if (up()) socket?.send(JSON.stringify(message))
  }
  open()

  return {
    send,
    ask(name, input) {
      if (!up()) return Promise.reject(new Error('there is no connection'))
      number += 1
      const asked = number
      return new Promise((resolve, reject) => {
        waiting.set(asked, { resolve: resolve as (result: unknown) => void, reject })
        send({ is: 'ask', number: asked, name, input })
      })
    },
    get up() {
      return up()
    },
    reset: () => socket?.close(),
  }
}
