import { accountModules } from './modules-account.js'
import { chatModules } from './modules-chats.js'
import { mediaModules } from './modules-media.js'
import { sendModules } from './modules-send.js'
import { createRequire } from './require.js'
import { Session } from './session.js'

declare global {
  interface Window {
    Debug: { VERSION: string }
    require: (name: string) => unknown
  }
}

const session = await Session.start()
const modules = {
  ...accountModules(session),
  ...chatModules(session),
  ...sendModules(session),
  ...mediaModules(session),
}
window.require = createRequire(modules, name => session.connection.send({ is: 'unknown-module', name }))
// The library takes this as the sign that the page is there: it comes last.
window.Debug = { VERSION: '2.3000.1017054665' }
