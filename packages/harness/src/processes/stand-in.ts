import type { StandInControlAddress } from '@comanda/stand-in-control/client.js'
import { type Child, startOnce } from './child.js'

export interface RunningStandIn {
  /** the two settings that the bot knows */
  env: { WHATSAPP_WEB_ADDRESS: string; WHATSAPP_WEB_SPKI: string }
  control: StandInControlAddress
  phonesUrl: string
  child: Child
}

interface ReadyLine {
  address: string
  spki: string
  control: StandInControlAddress
  phonesUrl: string
}

/** @param stateDir keeps its accounts and chats over restarts; without it, nothing is kept */
export async function startStandIn(options: {
  stateDir: string | undefined
  /** what the shop calls itself on its customers' phones */
  shopName?: string
  env: NodeJS.ProcessEnv
  onEnd: () => void
}): Promise<RunningStandIn> {
  const args = [
    '--with-parent',
    ...(options.stateDir === undefined ? [] : ['--state', options.stateDir]),
    ...(options.shopName === undefined ? [] : ['--account-name', options.shopName]),
  ]
  const { ready, child } = await startOnce({ name: 'stand-in', args, env: options.env, onEnd: options.onEnd })
  const { address, spki, control, phonesUrl } = ready as ReadyLine
  return { env: { WHATSAPP_WEB_ADDRESS: address, WHATSAPP_WEB_SPKI: spki }, control, phonesUrl, child }
}
