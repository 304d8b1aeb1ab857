import { compared, control, type Figure, type Size } from '../figure.js'
import { createCaller, repeat } from '../processes/load.js'
import { type MeasuredProcess, ownFile, startMeasured } from '../processes/measured.js'
import { compare } from '../rounds.js'

const amounts: Record<Size, { requests: number; rounds: number }> = {
  small: { requests: 10, rounds: 1 },
  full: { requests: 3_000, rounds: 7 },
}
const atOnce = 8

/** What an empty route costs, as Express comes and as we serve it, against node's http alone. */
export async function* benchExpress(bench: string, size: Size): AsyncGenerator<Figure> {
  const { requests, rounds } = amounts[size]
  const names = ['raw', 'express-own', 'express-plain']
  const servers = await Promise.all(names.map(name => startMeasured(ownFile(`page/servers/${name}`))))
  const [raw, own, plain] = servers as [MeasuredProcess, MeasuredProcess, MeasuredProcess]
  const caller = createCaller(atOnce)
  const side = (server: MeasuredProcess) => async () => {
    const before = await server.cpuMs()
    await repeat(requests, atOnce, async () => {
      const { status } = await caller.get(server.url)
      if (status !== 200) throw new Error(`an empty route answered ${status}`)
    })
    return ((await server.cpuMs()) - before) / requests
  }
  try {
    for (const server of servers) await side(server)()
    // node's share of each: 1 would be an Express that costs nothing
    const share = await compare(side(raw), side(own), rounds)
    yield compared(bench, 'empty_route_cpu_ms_raw_node', share, 'Express with own classes', 'reported')
    const usualShare = await compare(side(raw), side(plain), rounds)
    yield compared(bench, 'empty_route_cpu_ms_raw_node', usualShare, 'Express as it comes', 'reported')
    yield control(bench, 'empty_route_cpu_ms', await compare(side(own), side(own), rounds))
  } finally {
    caller.close()
    for (const server of servers) await server.stop()
  }
}
