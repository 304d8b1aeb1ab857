import type { StandInControlAddress } from '@comanda/stand-in-control/client.js'

export interface StandInOptions {
  /** Port of the TLS server that answers for web.whatsapp.com; 0 or absent: any free one. */
  port?: number
  /** Port of the control API and the phones' pages; 0 or absent: any free one. */
  controlPort?: number
  /** Folder that keeps credentials and history across restarts; absent: in memory only. */
  stateDir?: string
  /** The shop's own number, digits, used where an operation names no account. Default 15550001000. */
  accountPhone?: string
  accountName?: string
}

export interface StandIn {
  /** `127.0.0.1:PORT`, for WHATSAPP_WEB_ADDRESS. */
  address: string
  /** base64 SHA-256 of the server's public key, for WHATSAPP_WEB_SPKI. */
  spki: string
  /** For `createStandInControl`. */
  control: StandInControlAddress
  /** The customers' phones; the password travels in the fragment, so no server log sees it. */
  phonesUrl: string
  stop(): Promise<void>
}
