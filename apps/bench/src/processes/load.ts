import { Agent, get, type IncomingMessage } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

export interface Caller {
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  close(): void
}

/** Asks over connections that stay open, as a browser or a proxy does. */
export function createCaller(connections: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    get: (url, headers = {}) =>
      new Promise((resolve, reject) => {
        get(url, { agent, headers }, response => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          )
        }).once('error', reject)
      }),
    close: () => agent.destroy(),
  }
}

/** Runs `work` so many times, some at once. */
export async function repeat(times: number, atOnce: number, work: () => Promise<void>): Promise<void> {
  let left = times
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await work()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
