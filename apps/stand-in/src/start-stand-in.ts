import { startControlServer } from './control/control-server.js'
import { readPhonesFiles } from './control/phones-files.js'
import { createLedger } from './ledger/ledger.js'
import { storeAccount } from './server/account.js'
import { createCertificate } from './server/certificate.js'
import { createFaults } from './server/faults.js'
import { createHub, type Hub } from './server/hub.js'
import { createIncoming } from './server/incoming.js'
import { createMedia } from './server/media.js'
import { createOutgoing } from './server/outgoing.js'
import { readPageFiles } from './server/page-files.js'
import { createPageSocketServer } from './server/page-socket-server.js'
import { createPairing } from './server/pairing.js'
import { createQuestions } from './server/questions.js'
import { openStore } from './server/store.js'
import { startWebServer } from './server/web-server.js'
import type { StandIn, StandInOptions } from './stand-in.js'

/** As long as the real site keeps a code. */
const refTtlMs = 20_000

/**
 * Starts WhatsApp's side on loopback: the site, the control API, the phones' pages.
 * Rejects when a port is taken or the kept state can't be read.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const ledger = createLedger()
  let hub: Hub | undefined
  const store = await openStore({
    dir: options.stateDir,
    collect: () => hub?.accounts().map(storeAccount) ?? [],
    onError: error => process.emitWarning(`the stand-in's state was not written: ${String(error)}`),
  })
  const media = createMedia({ files: store.media, onAdd: store.addMedia })
  const made = createHub({
    ledger,
    media,
    stored: store.accounts,
    first: { phone: options.accountPhone ?? '15550001000', name: options.accountName ?? 'The shop' },
    onChange: store.changed,
  })
  hub = made
  const unknownModules = new Set<string>()
  const outgoing = createOutgoing(made)
  const pairing = createPairing({ hub: made, saveNow: store.saveNow, refTtlMs })
  const faults = createFaults(made)
  const web = await startWebServer({
    hub: made,
    certificate: await createCertificate(),
    files: readPageFiles(),
    port: options.port ?? 0,
    onSocket: createPageSocketServer({
      hub: made,
      pairing,
      outgoing,
      answer: createQuestions(made, pairing, outgoing),
      unknownModules,
    }),
  })
  const control = await startControlServer({
    hub: made,
    incoming: createIncoming(made),
    outgoing,
    pairing,
    faults,
    unknownModules,
    port: options.controlPort ?? 0,
    files: readPhonesFiles(),
  }).catch(async error => {
    await web.stop()
    throw error
  })
  return {
    address: `127.0.0.1:${web.port}`,
    spki: web.spki,
    control: { url: control.url, password: control.password },
    phonesUrl: `${control.url}/phones#${control.password}`,
    async stop() {
      faults.close()
      outgoing.close()
      ledger.close()
      await control.stop()
      await web.stop()
      await store.saveNow()
    },
  }
}
