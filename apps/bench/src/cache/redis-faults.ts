import type { TcpProxy } from '@comanda/harness/tcp-proxy.js'
import { createClient } from 'redis'

const flapMs = 300
const lateMs = 200

export interface Fault {
  name: string
  begin(): unknown
  end(): unknown
}

export interface FaultyRedis {
  /** each from whole to whole again */
  faults: readonly Fault[]
  /** It takes connections and commands, and says nothing. */
  hang: Fault
  close(): void
}

function flapping(proxy: TcpProxy): Fault {
  let timer: NodeJS.Timeout | undefined
  let isCut = false
  return {
    name: 'flapping',
    begin: () => {
      timer = setInterval(() => {
        isCut = !isCut
        if (isCut) proxy.refuse()
        else proxy.pass()
      }, flapMs)
    },
    end: () => {
      clearInterval(timer)
      proxy.pass()
    },
  }
}

/** What may become of a Redis, done to the way there or to the server itself. @param proxy leads to it */
export async function openFaultyRedis(url: string, proxy: TcpProxy): Promise<FaultyRedis> {
  const admin = await createClient({ url }).connect()
  const pid = Number(/process_id:(\d+)/.exec(await admin.info('server'))?.[1])
  const end = (): void => proxy.pass()
  return {
    faults: [
      { name: 'killed', begin: () => proxy.refuse(), end },
      flapping(proxy),
      { name: 'answering_garbage', begin: () => proxy.answerWith('?!\r\n$-7\r\n'), end },
      {
        name: 'out_of_memory',
        begin: () => admin.configSet('maxmemory', '1'),
        end: () => admin.configSet('maxmemory', '0'),
      },
      { name: `slow_by_${lateMs}_ms`, begin: () => proxy.delay(lateMs), end },
    ],
    hang: {
      name: 'hung',
      begin: () => process.kill(pid, 'SIGSTOP'),
      end: () => process.kill(pid, 'SIGCONT'),
    },
    close: () => admin.destroy(),
  }
}
