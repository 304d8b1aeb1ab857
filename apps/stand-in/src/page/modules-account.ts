import type { Modules } from './require.js'
import { keys, type Session, toBase64 } from './session.js'

/** Sign-in, pairing and whose page this is. */
export function accountModules(session: Session): Modules {
  const { socket, conn, cmd, connection, store } = session
  let browserInfo = () => ({ os: 'Linux', name: 'Chrome' })
  return {
    WAWebSocketModel: {
      Socket: Object.assign(socket, {
        logout: () => session.logOut(),
        takeover: () => connection.reset(),
        reconnect: () => connection.reset(),
      }),
    },
    WAWebCmd: { Cmd: Object.assign(cmd, { refreshQR: () => connection.reset() }) },
    WAWebConnModel: { Conn: conn },
    WAWebOfflineHandler: {
      OfflineMessageHandler: { getOfflineDeliveryProgress: () => session.offlineProgress },
    },
    WABase64: { encodeB64: toBase64 },
    WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: keys.platform },
    WAWebAdvSignatureApi: {},
    WAWebUserPrefsInfoStore: {
      waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: keys.noise } }) },
    },
    WAWebSignalStoreApi: {
      waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: keys.identity } }) },
    },
    WAWebUserPrefsMultiDevice: { getADVSecretKey: () => keys.advSecret },
    WAWebUserPrefsMeUser: {
      getMaybeMePnUser: () => store.me?.phone,
      getMaybeMeLidUser: () => store.me?.lid,
    },
    WAWebMiscBrowserUtils: {
      get info() {
        return browserInfo
      },
      set info(replacement) {
        browserInfo = replacement
      },
    },
    WAWebAltDeviceLinkingApi: {
      setPairingType: () => undefined,
      initializeAltDeviceLinking: async () => undefined,
      startAltLinkingFlow: (phone: string) => connection.ask('pairingCode', { phone }),
      initializeQRLinking: async () => undefined,
    },
    WAWebLaunchSocketUtils: { refreshQR: () => connection.reset() },
    WAWebStreamModel: {
      Stream: { markAvailable: () => undefined, markUnavailable: () => undefined },
    },
    WAWebSyncGatingUtils: { isPlaceholderMessageResendEnabled: () => false },
    WAWebCallCollection: undefined,
  }
}
